// The lines of one direction: launched, brought down, hits, damage, scale. The same words for both sides.
import {
  belongsTo,
  covers,
  munitionKey,
  type MunitionId,
  type Quantity,
} from '../../data/model/terms.ts';
import type { SourcedUnnumbered } from '../../data/model/night.ts';
import type { Direction, Figure } from '../digest.ts';
import { lineOf } from '../marks.ts';
import type { Block } from '../message.ts';
import { munitionLabel, pluralNoun } from '../munitions.ts';
import { slugOf, speakerName } from '../speakers.ts';
import {
  downedQuantities,
  isRow,
  isTotal,
  leadIsOwn,
  oneLevel,
  sumOf,
  tellingOf,
  unnumberedBy,
  type Scene,
} from '../sums.ts';
import { groundLines } from './ground.ts';
import {
  counted,
  countsDecoys,
  headingKey,
  relaysOf,
  saidIn,
  sceneOf,
  voiceOf,
  type View,
} from './view.ts';

const roots = ['drone', 'missile', 'bomb', 'banderol'] as const satisfies readonly MunitionId[];

/** One direction as its lines are written: whose words lead, and the document named in the heading. */
interface Voice extends View {
  readonly direction: Direction;
  readonly scene: Scene;
  readonly speaker: NonNullable<ReturnType<typeof voiceOf>> | null;
  readonly main: string | null;
}

/** A figure's words, with its own mark where the heading's document does not say it. */
const item = (voice: Voice, figure: Figure, text: string): string =>
  figure.lead.source === voice.main && !figure.ours
    ? text
    : `${text} ${voice.citations.mark(...(figure.parts.length > 0 ? figure.parts : [figure.lead]).map(({ source }) => source))}`;

/** The marks of relays that repeat figures of the heading's document, with that document's own. */
const sharedMarks = (voice: Voice, figures: readonly Figure[]): string => {
  const ofMain = figures.filter(({ lead }) => lead.source === voice.main);
  const relays = ofMain.flatMap(relaysOf);
  return voice.main === null || relays.length === 0
    ? ''
    : ` ${voice.citations.mark(voice.main, ...relays)}`;
};

/** Told by the leading speaker; where there is none, everything there is, each with its speaker. */
const told = (
  voice: Voice,
  wanted: readonly Quantity[],
  whole: MunitionId,
): { readonly total: Figure | null; readonly kinds: readonly Figure[] } => {
  const figures = voice.speaker ? tellingOf(voice.scene, voice.speaker, wanted, whole) : [];
  const total = figures.find((figure) => isTotal(voice.scene, figure, figures, whole)) ?? null;
  const below = figures.filter((figure) => figure !== total);
  return {
    total,
    kinds: below.filter(
      ({ munition }) =>
        munition !== null &&
        !below.some(
          (other) =>
            other.munition !== null &&
            munitionKey(other.munition) !== whole &&
            covers(other.munition, munition),
        ),
    ),
  };
};

/** "46 of them jet-powered": parts of a total as the same speaker tells them. */
const partsOfTotal = (voice: Voice, total: Figure): string => {
  const parts = voice.scene.figures.filter(
    (figure) =>
      figure.subset &&
      figure.region === null &&
      figure.quantity === total.quantity &&
      figure.lead.by === total.lead.by &&
      figure.munition !== null &&
      total.munition !== null &&
      covers(total.munition, figure.munition),
  );
  if (parts.length === 0) return '';
  const { words } = voice;
  return ` (${parts
    .map(({ lead, munition }) =>
      words.say('of-them', {
        value: words.count(lead, { quote: lead.quote }),
        kind: munitionLabel(words, munition ?? ''),
      }),
    )
    .join(', ')})`;
};

/** A relay that gives the same speaker's figure with a narrower word: "203 drones (decoys [2])". */
const narrowerWord = (voice: Voice, figure: Figure): string => {
  const relay = voice.scene.figures.find(
    (other) =>
      other !== figure &&
      !other.subset &&
      downedQuantities.includes(other.quantity) &&
      other.lead.by === figure.lead.by &&
      other.lead.source !== figure.lead.source &&
      !leadIsOwn(voice.scene, other) &&
      other.munition !== null &&
      figure.munition !== null &&
      covers(figure.munition, other.munition) &&
      other.lead.value === figure.lead.value,
  );
  return relay?.munition
    ? ` (${munitionLabel(voice.words, relay.munition)} ${voice.citations.mark(relay.lead.source)})`
    : '';
};

const unnumberedOf = (
  voice: Voice,
  wanted: readonly Quantity[],
  keep: (entry: SourcedUnnumbered) => boolean,
): readonly SourcedUnnumbered[] =>
  voice.scene.unnumbered.filter((entry) => wanted.includes(entry.quantity) && keep(entry));

/** Kinds that the leading speaker names without a number. */
const notNumbered = (voice: Voice, quantity: Quantity): readonly string[] => {
  const labels = unnumberedBy(voice.scene, voice.speaker, quantity, 'air-target').map(
    ({ munition }) => munitionLabel(voice.words, munition ?? ''),
  );
  return labels.length === 0
    ? []
    : [voice.words.say('not-numbered', { thing: [...new Set(labels)].join(', ') })];
};

const launchedLine = (voice: Voice): string | null => {
  const { words } = voice;
  const used: Figure[] = [];
  const items: string[] = [];
  for (const root of roots) {
    const { total, kinds } = told(voice, ['launched'], root);
    used.push(...(total ? [total] : []), ...kinds);
    const unnamed = (figure: Figure): boolean => munitionKey(figure.munition) === root;
    const names = [...kinds]
      .sort((a, b) => Number(unnamed(a)) - Number(unnamed(b)))
      .map((figure) =>
        item(
          voice,
          figure,
          unnamed(figure) && kinds.length > 1
            ? words.say('kind-not-named', { value: words.count(figure.lead) })
            : counted(voice, figure),
        ),
      );
    if (root === 'drone' && total)
      items.push(
        item(voice, total, counted(voice, total, countsDecoys(voice.scene))) +
          partsOfTotal(voice, total),
        ...(isRow(voice.scene, total) ? names : []),
      );
    else if (root === 'missile' && names.length > 0)
      items.push(
        total
          ? words.say('missiles-total', {
              total: item(voice, total, counted(voice, total)),
              items: names.join(', '),
            })
          : items.length > 0 || names.length > 1
            ? words.say('missiles-list', { items: names.join(', ') })
            : names.join(', '),
      );
    else items.push(...(total ? [item(voice, total, counted(voice, total))] : names));
  }
  const { total } = told(voice, ['launched'], 'air-target');
  if (total && items.length === 0) {
    used.push(total);
    items.push(item(voice, total, counted(voice, total)));
  }
  items.push(...notNumbered(voice, 'launched'));
  if (items.length === 0) return null;
  return words.say('line-launched', { items: items.join('; ') }) + sharedMarks(voice, used);
};

/** Ends in the order in which a reader asks for them. */
const ends: readonly Quantity[] = [
  'interceptedOrSuppressed',
  'intercepted',
  'suppressed',
  'lost',
  'missedTarget',
  'returned',
  'stillFlying',
];

interface Ending {
  readonly quantity: Quantity;
  readonly text: string;
  readonly figure: Figure | null;
}

const endingsOf = (voice: Voice, root: MunitionId): readonly Ending[] => {
  const { words } = voice;
  const downed = told(voice, downedQuantities, root);
  const rest = ends
    .filter((quantity) => !downedQuantities.includes(quantity))
    .map((quantity) => told(voice, [quantity], root));
  const figures = voice.speaker
    ? [
        ...tellingOf(voice.scene, voice.speaker, downedQuantities, root),
        ...rest.flatMap(({ total, kinds }) => [...(total ? [total] : []), ...kinds]),
      ]
    : [];
  const launched = told(voice, ['launched'], root);
  const launchedAll = launched.total ? [launched.total] : launched.kinds;
  return ends.flatMap((quantity): Ending[] => {
    const of = figures.filter((figure) => figure.quantity === quantity);
    const all = oneLevel(voice.scene, of, root);
    // Zeros beside other figures only lengthen the line; alone they are what was said.
    const above = all.filter(({ lead }) => lead.value > 0);
    const [first] = above.length > 0 ? above : all;
    const rows =
      root === 'drone' && first && isRow(voice.scene, first)
        ? of.filter((figure) => !all.includes(figure) && figure.lead.value > 0)
        : [];
    const level = [...(above.length > 0 ? above : all), ...rows];
    if (level.length === 0) return [];
    const onlyEnd = figures.every((figure) => figure.quantity === quantity);
    if (
      root === 'missile' &&
      onlyEnd &&
      downedQuantities.includes(quantity) &&
      sumOf(level) > 1 &&
      sumOf(level) === sumOf(launchedAll)
    )
      return [{ quantity, text: words.say('all-missiles'), figure: null }];
    return level.map((figure) => {
      const kinds =
        figure === downed.total && root === 'missile'
          ? downed.kinds.filter((kind) => kind.quantity === quantity)
          : [];
      const names = kinds.map((kind) => counted(voice, kind)).join(', ');
      return {
        quantity,
        figure,
        text:
          item(voice, figure, counted(voice, figure)) +
          (names === '' ? partsOfTotal(voice, figure) : ` (${names})`) +
          narrowerWord(voice, figure),
      };
    });
  });
};

/** "all missiles" of a relay, where no figure tells of that class. */
const wordsWithoutNumber = (voice: Voice, has: (munition: string) => boolean): readonly Ending[] =>
  unnumberedOf(voice, ends, ({ word, munition }) => word !== null && munition !== null).flatMap(
    ({ quantity, word, munition, by, speaker, document }): Ending[] => {
      if (munition === null || word === null || has(munition)) return [];
      const { words } = voice;
      const mark = voice.citations.mark(document.id);
      const whole = word.toLowerCase() === 'all' && words.has(`all-${munition}`);
      const text = whole
        ? words.say(`all-${munition}`)
        : words.say('word-of', { word, things: pluralNoun(words, munition) });
      const name = speakerName(words, { by, speaker, outlet: document.outlet });
      return [
        {
          quantity,
          figure: null,
          text:
            document.id === voice.main
              ? text
              : by === voice.speaker
                ? `${text} ${mark}`
                : `${text} (${name} ${mark})`,
        },
      ];
    },
  );

/** What the leading speaker tells of one region alone: "3 Neptune over the Black Sea". */
const overOneRegion = (voice: Voice): readonly Ending[] =>
  voice.scene.figures
    .filter(
      (figure) =>
        figure.region !== null &&
        figure.munition !== null &&
        downedQuantities.includes(figure.quantity) &&
        figure.lead.by === voice.speaker,
    )
    .map((figure) => ({
      quantity: figure.quantity,
      figure,
      text: item(voice, figure, counted(voice, figure)),
    }));

const downedLine = (voice: Voice): string | null => {
  const { words } = voice;
  const endings = [...roots].flatMap((root) => endingsOf(voice, root));
  endings.push(...overOneRegion(voice));
  const alone = told(voice, downedQuantities, 'air-target');
  if (endings.length === 0 && alone.total)
    endings.push({
      quantity: alone.total.quantity,
      figure: alone.total,
      text: item(voice, alone.total, counted(voice, alone.total)),
    });
  const has = (munition: string): boolean =>
    (['drone', 'missile'] as const).some(
      (root) =>
        belongsTo(munition, root) &&
        endingsOf(voice, root).some(({ quantity }) => downedQuantities.includes(quantity)),
    );
  endings.push(...wordsWithoutNumber(voice, has));
  const segments = ends.flatMap((quantity) => {
    const texts = endings.filter((ending) => ending.quantity === quantity).map(({ text }) => text);
    const verb = words.say(`verb-${quantity}`);
    return texts.length === 0 ? [] : [words.say('verb-items', { verb, items: texts.join(', ') })];
  });
  const missed = unnumberedBy(voice.scene, voice.speaker, 'missedTarget', 'air-target');
  if (missed.length > 0) segments.push(words.say('missed-some'));
  if (segments.length === 0) return null;
  const text = segments.join('; ');
  return (
    text.charAt(0).toUpperCase() +
    text.slice(1) +
    sharedMarks(
      voice,
      endings.flatMap(({ figure }) => (figure ? [figure] : [])),
    )
  );
};

/** Places of one document, each figure of it, as "3 places" or "4 and 11 places". */
const placesText = (voice: Voice, figure: Figure): string => {
  const { words } = voice;
  const all = figure.parts.length > 1 ? figure.parts : [figure.lead];
  const last = all.at(-1) ?? figure.lead;
  return words.say('places-counted', {
    value: words.list(all.map((claim) => words.count(claim, { people: true }))),
    count: last.value,
  });
};

const hitsLine = (voice: Voice): string | null => {
  const { words } = voice;
  const places = (quantity: Quantity): Figure | undefined =>
    voice.scene.figures.find(
      (figure) =>
        figure.quantity === quantity &&
        figure.region === null &&
        !figure.subset &&
        (voice.speaker === null || figure.lead.by === voice.speaker),
    );
  const impacts = [...roots, 'air-target' as const].flatMap((root) => {
    const { total, kinds } = told(voice, ['impacts'], root);
    return total ? [total] : kinds;
  });
  const hit = impacts.filter(
    (figure, index) =>
      !impacts.some((other) => covers(other.munition ?? '', figure.munition ?? '')) &&
      impacts.indexOf(figure) === index,
  );
  const [at, debris] = [places('impactLocations'), places('debrisLocations')];
  const withheld =
    hit.length === 0 &&
    unnumberedBy(voice.scene, voice.speaker, 'impacts', 'air-target').length > 0;
  const hits = withheld
    ? words.say('hits-not-published')
    : words.list(hit.map((figure) => item(voice, figure, counted(voice, figure))));
  const atPlaces = at ? item(voice, at, placesText(voice, at)) : null;
  const parts = [
    ...(atPlaces === null
      ? hits === ''
        ? []
        : [hits]
      : [
          ...(withheld ? [hits] : []),
          hits === '' || withheld
            ? words.say('hits-only-places', { places: atPlaces })
            : words.say('hits-places', { hits, places: atPlaces }),
        ]),
    ...(debris && (hits !== '' || atPlaces !== null)
      ? [
          words.say('debris-at', {
            value: item(voice, debris, words.count(debris.lead, { people: true })),
          }),
        ]
      : []),
  ];
  const used = [...hit, ...(at ? [at] : []), ...(debris ? [debris] : [])];
  if (parts.length > 0)
    return words.say('line-hits', { items: parts.join('; ') }) + sharedMarks(voice, used);
  return debris
    ? words.say('debris-only', { places: item(voice, debris, placesText(voice, debris)) }) +
        sharedMarks(voice, used)
    : null;
};

/** Figures of other speakers about what the leading one says nothing of. */
const elsewhereLines = (voice: Voice): readonly string[] => {
  const { words } = voice;
  const silent = (quantity: Quantity, root: MunitionId): boolean => {
    const family = downedQuantities.includes(quantity) ? downedQuantities : [quantity];
    const { total, kinds } = told(voice, family, root);
    return total === null && kinds.length === 0;
  };
  return (['drone', 'missile', 'air-target'] as const).flatMap((root) =>
    (['launched', 'interceptedOrSuppressed', 'intercepted', 'impacts'] as const).flatMap(
      (quantity) => {
        if (!silent(quantity, root) || (root === 'air-target' && voice.speaker !== null)) return [];
        const [figure] = oneLevel(
          voice.scene,
          voice.scene.figures.filter(
            (one) =>
              one.quantity === quantity &&
              !one.subset &&
              one.sumOf !== 'kinds' &&
              one.munition !== null &&
              belongsTo(one.munition, root) &&
              one.lead.by !== voice.speaker,
          ),
          root,
        );
        if (!figure || (root === 'air-target' && munitionKey(figure.munition) !== root)) return [];
        const text = counted(voice, figure);
        const spoken =
          quantity === 'launched'
            ? words.say('line-launched', { items: text })
            : quantity === 'impacts'
              ? words.say('line-hits', { items: text })
              : words.say('verb-items', { verb: words.say(`verb-${quantity}`), items: text });
        return [
          words.say('line-elsewhere', {
            items: spoken.charAt(0).toUpperCase() + spoken.slice(1),
            by: saidIn(voice, figure.lead, relaysOf(figure)),
          }),
        ];
      },
    ),
  );
};

const scaleLine = (voice: Voice): string | null => {
  const { words } = voice;
  const { context } = voice.digest;
  if (!context || voice.direction.attacker !== 'russia') return null;
  const year = (night: string): boolean => night.slice(0, 4) !== voice.digest.night.slice(0, 4);
  const high = context.rank <= 30 && context.nights > 30;
  const record = context.recordBefore;
  const items = [
    ...(high
      ? [
          context.rank === 1
            ? words.say('scale-largest')
            : words.say('scale-rank', {
                rank: context.rank,
                ordinal: words.ordinal(context.rank),
              }),
        ]
      : []),
    ...(context.multiple === null
      ? []
      : [words.say('scale-multiple', { multiple: words.number(context.multiple) })]),
    ...(high && record
      ? [
          words.say(context.rank === 1 ? 'scale-record-before' : 'scale-record', {
            value: words.number(record.value),
            night: words.night(record.night, { year: year(record.night) }),
          }),
        ]
      : []),
  ];
  return items.length === 0 ? null : words.say('line-scale', { items: items.join('; ') });
};

const regionsLine = (voice: Voice): string | null => {
  const { words } = voice;
  const regions = voice.direction.regions.filter(
    (figure) =>
      figure.part === 'night' &&
      figure.munition !== null &&
      figure.lead.by === voice.speaker &&
      (figure.quantity === 'intercepted' || figure.quantity === 'interceptedOrSuppressed'),
  );
  if (regions.length < 2) return null;
  const shown = regions.map((figure) =>
    words.say('region-value', {
      region: words
        .say(`region-${figure.region ?? ''}`)
        .replace(new RegExp(` ${words.say('oblast-word')}$`), ''),
      value: words.count(figure.lead),
    }),
  );
  return words.say('line-regions', { items: shown.join(', ') });
};

/** Heading with the one who speaks: "RUSSIA -> UKRAINE · Ukraine's Air Force says [1]". */
const heading = (voice: Voice): Block['heading'] => {
  const { words, scene } = voice;
  const title = lineOf(words.say(headingKey(voice.direction.attacker)), { bold: true });
  if (voice.speaker !== null && voice.main !== null)
    return [
      ...title,
      ...lineOf(` · ${words.say(`says-${voice.speaker}`)} ${voice.citations.mark(voice.main)}`),
    ];
  const [entry] = scene.unnumbered;
  if (!entry || scene.figures.some(({ munition }) => munition !== null)) return title;
  const says =
    entry.speaker !== null && words.has(`name-${slugOf(entry.speaker)}`)
      ? words.say('says-name', { name: words.say(`name-${slugOf(entry.speaker)}`) })
      : entry.by === null
        ? null
        : words.say(`says-${entry.by}`);
  return says === null
    ? title
    : [...title, ...lineOf(` · ${says} ${voice.citations.mark(entry.document.id)}`)];
};

const mainOf = (scene: Scene, speaker: Voice['speaker']): string | null => {
  const of = scene.figures.filter(
    (figure) => figure.munition !== null && figure.lead.by === speaker && figure.sumOf !== 'kinds',
  );
  const own = of.filter((figure) => leadIsOwn(scene, figure));
  if (speaker !== null) return (own[0] ?? of[0])?.lead.source ?? null;
  // Without any figure the heading names whoever speaks without numbers.
  return scene.figures.some(({ munition }) => munition !== null)
    ? null
    : (scene.unnumbered[0]?.document.id ?? null);
};

/** One direction of the night; null where there is nothing to say and nothing to miss. */
export const directionBlock = (view: View, direction: Direction): Block => {
  const scene = sceneOf(view.digest, direction, 'night');
  const speaker = voiceOf(scene);
  const voice: Voice = { ...view, direction, scene, speaker, main: mainOf(scene, speaker) };
  const title = heading(voice);
  const { words } = view;
  const lines: Block['lines'][number][] = [];
  const push = (text: string | null, detail?: Block['lines'][number]['detail']): void => {
    if (text !== null) lines.push({ spans: lineOf(text), ...(detail ? { detail } : {}) });
  };
  push(launchedLine(voice));
  push(
    direction.launchAreas.length > 0
      ? words.say('line-areas', {
          areas: direction.launchAreas
            .map((area) =>
              words.has(`area-${slugOf(area)}`) ? words.say(`area-${slugOf(area)}`) : area,
            )
            .join(', '),
        })
      : null,
    'launchAreas',
  );
  push(downedLine(voice));
  push(regionsLine(voice), 'regions');
  push(hitsLine(voice));
  for (const text of elsewhereLines(voice)) push(text);
  lines.push(...groundLines(view, direction.attacker));
  push(scaleLine(voice));
  if (lines.length === 0 || !direction.reported) push(words.say(`no-report-${direction.attacker}`));
  return { id: direction.attacker, heading: title, lines };
};
