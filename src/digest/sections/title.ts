// The fact itself: people first, then launches, then hits; and in what state our knowledge is.
import type { LocalDate, Side, Speaker } from '../../data/model/terms.ts';
import { belongsTo, munitionKey } from '../../data/model/terms.ts';
import type { Digest, Direction, Figure } from '../digest.ts';
import { lineOf, withoutMarks } from '../marks.ts';
import type { Block } from '../message.ts';
import { sourceWord, speakerName } from '../speakers.ts';
import { downedQuantities, oneLevel, tellingOf, unnumberedBy } from '../judging/sums.ts';
import { partOfNight } from './hours.ts';
import { revisionTexts } from './revisions.ts';
import { counted, nameOf, publisherName, relaysOf, sceneOf, voiceOf, type View } from './view.ts';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const people = ['killed', 'injured'] as const;

const peopleText = (view: View, figure: Figure): string =>
  view.words.say(`people-${figure.quantity}`, {
    value: view.words.count(figure.lead, { people: true }),
    count: figure.lead.value,
  });

/** Where people were hurt: the country, or the region that the only figure is about. */
const placeOf = (view: View, attacker: Side, figure: Figure): string =>
  figure.region !== null
    ? view.words.say(`region-in-${figure.region}`)
    : view.words.say(attacker === 'russia' ? 'in-ukraine' : 'in-russia');

/** "2 killed, 15 injured in Ukraine (Zelensky [1])": one speaker's figures together, never added. */
const peopleFacts = (view: View, direction: Direction): readonly string[] => {
  const figures = direction.figures.filter(
    (figure) =>
      figure.part === 'night' &&
      !figure.subset &&
      (figure.quantity === 'killed' || figure.quantity === 'injured'),
  );
  const groups = new Map<string, Figure[]>();
  for (const quantity of people)
    for (const figure of figures.filter((one) => one.quantity === quantity)) {
      const key = `${figure.region ?? ''}|${figure.lead.source}|${nameOf(view, figure.lead)}`;
      groups.set(key, [...(groups.get(key) ?? []), figure]);
    }
  const facts = [...groups.values()].map((group) => {
    const [first] = group;
    if (!first) return '';
    const documents = group.flatMap((figure) => [figure.lead.source, ...relaysOf(figure)]);
    return view.words.say('fact-people', {
      people: group.map((figure) => peopleText(view, figure)).join(', '),
      place: placeOf(view, direction.attacker, first),
      by: `${nameOf(view, first.lead)} ${view.citations.mark(...documents)}`.trimEnd(),
    });
  });
  const words = view.digest.unnumbered.filter(
    (entry) =>
      entry.attacker === direction.attacker &&
      (entry.quantity === 'killed' || entry.quantity === 'injured') &&
      entry.word !== null &&
      !figures.some((figure) => figure.quantity === entry.quantity),
  );
  return [
    ...facts,
    ...words.map((entry) =>
      view.words.say('fact-people', {
        people: view.words.say(`people-${entry.quantity}`, {
          value: view.words.say('word-people', { word: sourceWord(view.words, entry.word ?? '') }),
          count: 2,
        }),
        place: view.words.say(direction.attacker === 'russia' ? 'in-ukraine' : 'in-russia'),
        by: `${speakerName(view.words, { by: entry.by, speaker: entry.speaker, outlet: publisherName(view, entry.document) })} ${view.citations.mark(entry.document.id)}`,
      }),
    ),
  ];
};

interface Facts {
  /** Full sentences for the title line. */
  readonly launched: string | null;
  /** The same for the first line of a notification. */
  readonly short: string | null;
}

const launchFacts = (view: View, direction: Direction): Facts => {
  const none: Facts = { launched: null, short: null };
  const { words } = view;
  const scene = sceneOf(view.digest, direction, 'night');
  const speaker = voiceOf(scene);
  if (speaker === null) return otherLaunches(view, direction);
  const figures: Figure[] = [];
  for (const root of ['drone', 'missile'] as const) {
    const told = oneLevel(scene, tellingOf(scene, speaker, ['launched'], root), root);
    const sum = scene.figures.find(
      (figure) =>
        figure.sumOf === 'kinds' &&
        figure.quantity === 'launched' &&
        munitionKey(figure.munition) === root,
    );
    if (sum && told.length > 1) figures.push(sum);
    else figures.push(...told);
  }
  if (figures.length === 0)
    figures.push(
      ...oneLevel(scene, tellingOf(scene, speaker, ['launched'], 'air-target'), 'air-target').slice(
        0,
        2,
      ),
    );
  const [first] = figures;
  if (!first) return none;
  const hits = (['drone', 'missile'] as const).flatMap((root) =>
    oneLevel(scene, tellingOf(scene, speaker, ['impacts'], root), root),
  );
  const documents = [...figures, ...hits].map(({ lead }) => lead.source);
  const withheld = unnumberedBy(scene, speaker, 'launched', 'missile').length > 0;
  const missiles = figures.some(({ munition }) => belongsTo(munition ?? '', 'missile'));
  const things = [
    ...figures.map((figure) => counted(view, figure)),
    ...(withheld ? [words.say(missiles ? 'withheld-other-missiles' : 'withheld-missiles')] : []),
  ];
  const launched = words.list(things);
  const by = `${nameOf(view, first.lead)} ${view.citations.mark(...documents)}`.trimEnd();
  return {
    launched:
      hits.length > 0
        ? words.say('fact-launched-hits', {
            launched,
            hits: words.list(hits.map((figure) => counted(view, figure))),
            by,
          })
        : words.say('fact-launched', { launched, by }),
    short: words.say('summary-launched', {
      launched: things.join(', '),
      by,
    }),
  };
};

/** Launches that nobody official told: the one who did is named. */
const otherLaunches = (view: View, direction: Direction): Facts => {
  const figure = direction.figures.find(
    (one) =>
      one.part === 'night' && one.quantity === 'launched' && !one.subset && one.munition !== null,
  );
  if (!figure) return { launched: null, short: null };
  const launched = counted(view, figure);
  const by =
    `${nameOf(view, figure.lead)} ${view.citations.mark(figure.lead.source, ...relaysOf(figure))}`.trimEnd();
  return {
    launched: view.words.say('fact-launched', { launched, by }),
    short: view.words.say('summary-launched', { launched, by }),
  };
};

/** What was shot down where nobody tells of more than single regions: "shot down: 3 drones in Belgorod oblast". */
const overRegions = (view: View, direction: Direction, speaker: Speaker): string | null => {
  const figures = direction.figures.filter(
    (figure) =>
      figure.part === 'night' &&
      !figure.subset &&
      figure.region !== null &&
      figure.munition !== null &&
      figure.lead.value > 0 &&
      figure.lead.by === speaker &&
      downedQuantities.includes(figure.quantity),
  );
  const [first] = figures;
  if (!first) return null;
  return view.words.say('fact-shot-down-there', {
    hours: figures.length === 1 ? partOfNight(view.words, first.lead) : '',
    downed: view.words.list(figures.map((figure) => counted(view, figure))),
    by: `${nameOf(view, first.lead)} ${view.citations.mark(...figures.map(({ lead }) => lead.source))}`.trimEnd(),
  });
};

const shotDownFact = (view: View, direction: Direction): string | null => {
  const scene = sceneOf(view.digest, direction, 'night');
  const speaker = voiceOf(scene);
  if (speaker === null) return null;
  const figures = (['drone', 'missile'] as const).flatMap((root) =>
    oneLevel(scene, tellingOf(scene, speaker, downedQuantities, root), root),
  );
  const [first] = figures;
  if (!first) return overRegions(view, direction, speaker);
  // Several figures have hours of their own; the lines below tell them.
  const hours = figures.length === 1 ? partOfNight(view.words, first.lead) : '';
  return view.words.say('fact-shot-down', {
    hours,
    downed: view.words.list(figures.map((figure) => counted(view, { ...figure, region: null }))),
    by: `${nameOf(view, first.lead)} ${view.citations.mark(first.lead.source)}`.trimEnd(),
  });
};

const stateKey = (digest: Digest, today: string | null): string | null => {
  const old = today !== null && digest.night < today;
  if (digest.state === 'complete') return null;
  if (digest.state === 'preliminary') return old ? 'state-preliminary-old' : 'state-preliminary';
  return old ? 'state-no-report' : 'state-not-reported';
};

export interface TitleOptions {
  readonly today: string | null;
  readonly late: boolean;
  /** IANA zone in which times are told. */
  readonly zone: string;
  /** The night that was meant and is not told of yet; null where this one was asked for. */
  readonly insteadOf: LocalDate | null;
}

/** Title, the facts in bold, and what a reader must know about how complete they are. */
export const titleBlock = (
  view: View,
  options: TitleOptions,
): { readonly block: Block; readonly summary: string } => {
  const { words, digest } = view;
  const facts: string[] = [];
  const short: string[] = [];
  for (const direction of digest.directions) {
    const told = peopleFacts(view, direction);
    facts.push(...told);
    short.push(...told);
  }
  for (const direction of digest.directions) {
    if (direction.attacker === 'russia') {
      const { launched, short: line } = launchFacts(view, direction);
      if (launched !== null) facts.push(launched);
      if (line !== null) short.push(line);
    } else {
      const down = shotDownFact(view, direction);
      if (down !== null) facts.push(down);
      // Where that is all there is, it is the first line as well.
      if (down !== null && short.length === 0) short.push(down);
    }
  }
  const lines: Block['lines'][number][] = [];
  if (options.insteadOf !== null)
    lines.push({
      spans: lineOf(
        words.say('state-newest-told', { night: words.night(options.insteadOf, { year: true }) }),
      ),
    });
  if (facts.length > 0)
    lines.push({
      spans: lineOf(facts.map((fact) => `${capital(fact)}.`).join(' '), { bold: true }),
    });
  const state = stateKey(digest, options.today);
  if (state !== null) lines.push({ spans: lineOf(words.say(state)) });
  if (digest.ongoing) lines.push({ spans: lineOf(words.say('state-ongoing')) });
  if (options.late) lines.push({ spans: lineOf(words.say('state-late')) });
  for (const text of revisionTexts(view, options.zone)) lines.push({ spans: lineOf(text) });
  const night = words.night(digest.night, { year: true });
  const first = short
    .map(withoutMarks)
    .map((text, index) => (index === 0 ? text : capital(text)))
    .join('. ');
  return {
    block: {
      id: 'title',
      heading: lineOf(words.say('title-night', { night }), { bold: true }),
      lines,
    },
    summary: `${words.night(digest.night)}: ${first !== '' ? first : words.say(state ?? 'fact-none')}`,
  };
};
