// What the night's card shows, chosen from the digests of the night and of the nights before. Numbers only:
// one speaker beside itself, a number withheld told from a number that nobody gave, and never a zero for either.
import type { Bound } from '../../data/model/count.ts';
import type { NightFigure } from '../../data/model/series.ts';
import {
  belongsTo,
  covers,
  munitionIds,
  munitionKey,
  munitionKinds,
  type Instant,
  type LocalDate,
  type Munition,
  type Quantity,
  type Side,
  type Speaker,
} from '../../data/model/terms.ts';
import type { Digest, DigestSource, DigestState, Direction, Figure } from '../digest.ts';
import { officialSpeakers } from '../judging/lead.ts';
import { sceneOf, voiceOf } from '../sections/view.ts';
import {
  downedQuantities,
  oneLevel,
  saidBy,
  tellingOf,
  unnumberedBy,
  type Scene,
} from '../judging/sums.ts';

/** A number with its hedge; a sum of hedged numbers keeps the widest hedge. */
export interface Amount {
  readonly value: number;
  readonly bound: Bound;
}

/**
 * One night of one row. `launched`, `stopped`, `hits`: null where the speaker gave none. `withheld`: it named
 * something launched without a number. `reported`: it spoke of the night at all.
 */
export interface NightPoint {
  readonly night: LocalDate;
  readonly reported: boolean;
  readonly launched: Amount | null;
  readonly stopped: Amount | null;
  readonly hits: Amount | null;
  readonly withheld: boolean;
  readonly hitsWithheld: boolean;
}

export const cardRoots = ['drone', 'missile'] as const;
export type CardRoot = (typeof cardRoots)[number];

export interface CardRow {
  readonly attacker: Side;
  readonly root: CardRoot;
  readonly by: Speaker;
  /** The nights before and, last, the night itself: one a calendar night. */
  readonly points: readonly NightPoint[];
  /** The night's kinds under the class, launched; empty where only the class has a number. */
  readonly kinds: readonly { readonly munition: Munition; readonly launched: Amount }[];
  /** The largest by then of what the row counts; null where it is not known. */
  readonly record: NightFigure | null;
  /** Times the median of the 30 nights before; null where too few are known. */
  readonly multiple: number | null;
}

export interface CardData {
  readonly night: LocalDate;
  readonly state: DigestState;
  readonly revisedAt: Instant | null;
  readonly rows: readonly CardRow[];
  readonly sources: readonly DigestSource[];
}

/** Nights beside which a night is put. */
export const cardNights = 30;

const shift = (date: LocalDate, days: number): LocalDate =>
  new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Dates of the nights before that the card compares with, ascending. */
export const nightsBefore = (night: LocalDate): readonly LocalDate[] =>
  Array.from({ length: cardNights }, (_, index) => shift(night, index - cardNights));

const amountOf = (figures: readonly Figure[]): Amount | null => {
  if (figures.length === 0) return null;
  const bounds = new Set(figures.map(({ lead }) => lead.bound).filter((one) => one !== 'exactly'));
  const [only] = bounds;
  return {
    value: figures.reduce((sum, { lead }) => sum + lead.value, 0),
    bound: only === undefined ? 'exactly' : bounds.size === 1 ? only : 'about',
  };
};

const said = (
  scene: Scene,
  speaker: Speaker,
  wanted: readonly Quantity[],
  root: CardRoot,
): readonly Figure[] =>
  wanted.flatMap((quantity) => oneLevel(scene, tellingOf(scene, speaker, [quantity], root), root));

const stoppedBy = (
  scene: Scene,
  speaker: Speaker,
  root: CardRoot,
  launched: Amount | null,
): Amount | null => {
  const told = amountOf(saidBy(scene, speaker, downedQuantities, root));
  if (told) return told;
  const all = scene.unnumbered.some(
    ({ by, quantity, munition, word }) =>
      by === speaker &&
      downedQuantities.includes(quantity) &&
      word === 'all' &&
      munition !== null &&
      munitionKey(munition) === root,
  );
  return all ? launched : null;
};

const touches = (munition: Munition | null, root: CardRoot): boolean =>
  munition !== null && (belongsTo(munition, root) || covers(munition, root));

/** A night of which nothing is known. */
export const emptyPoint = (night: LocalDate): NightPoint => ({
  night,
  reported: false,
  launched: null,
  stopped: null,
  hits: null,
  withheld: false,
  hitsWithheld: false,
});

const directionOf = (digest: Digest, attacker: Side): Direction | null =>
  digest.directions.find((one) => one.attacker === attacker) ?? null;

/** One night of one row, by one speaker. */
export const pointOf = (
  digest: Digest,
  attacker: Side,
  root: CardRoot,
  speaker: Speaker,
): NightPoint => {
  const direction = directionOf(digest, attacker);
  if (!direction) return emptyPoint(digest.night);
  const scene = sceneOf(digest, direction, 'night');
  const launched = amountOf(said(scene, speaker, ['launched'], root));
  const withheld = unnumberedBy(scene, speaker, 'launched', root).length > 0;
  const hits = amountOf(said(scene, speaker, ['impacts'], root));
  return {
    night: digest.night,
    reported:
      scene.figures.some(({ lead, munition }) => lead.by === speaker && munition !== null) ||
      scene.unnumbered.some(({ by }) => by === speaker),
    launched,
    stopped: stoppedBy(scene, speaker, root, launched),
    hits,
    withheld,
    hitsWithheld:
      hits === null &&
      (launched !== null || withheld) &&
      scene.unnumbered.some(
        ({ by, quantity, word, munition }) =>
          by === speaker && quantity === 'impacts' && word === null && touches(munition, root),
      ),
  };
};

/** Whose figures a direction's rows are made of: the official voice, else whoever gave one. */
const speakerOf = (digest: Digest, attacker: Side): Speaker => {
  const official = officialSpeakers[attacker][0] ?? 'news';
  const direction = directionOf(digest, attacker);
  if (!direction) return official;
  const scene = sceneOf(digest, direction, 'night');
  const voice = voiceOf(scene);
  if (voice !== null) return voice;
  const other = scene.figures.find(
    ({ munition, region, subset, quantity }) =>
      munition !== null &&
      region === null &&
      !subset &&
      (quantity === 'launched' || downedQuantities.includes(quantity)),
  );
  return other ? (other.lead.by ?? 'news') : official;
};

const kindsOf = (
  digest: Digest,
  attacker: Side,
  root: CardRoot,
  speaker: Speaker,
): CardRow['kinds'] => {
  const direction = directionOf(digest, attacker);
  if (!direction) return [];
  const scene = sceneOf(digest, direction, 'night');
  return tellingOf(scene, speaker, ['launched'], root)
    .filter(({ munition }) => munition !== null && munitionKey(munition) !== root)
    .map(({ munition, lead }) => ({ munition: munition ?? '', launched: lead }))
    .map(({ munition, launched }) => ({
      munition,
      launched: { value: launched.value, bound: launched.bound },
    }))
    .sort(
      (a, b) =>
        b.launched.value - a.launched.value ||
        munitionIds.indexOf(munitionKinds(a.munition)[0] ?? 'missile') -
          munitionIds.indexOf(munitionKinds(b.munition)[0] ?? 'missile'),
    );
};

const sourcesOf = (digest: Digest, rows: readonly CardRow[]): readonly DigestSource[] => {
  const used = new Set(
    rows.flatMap(({ attacker, by, points }) =>
      points.at(-1)?.reported
        ? (directionOf(digest, attacker)?.figures ?? [])
            .filter(
              ({ part, lead, munition }) =>
                part === 'night' && munition !== null && (lead.by ?? 'news') === by,
            )
            .map(({ lead }) => lead.source)
        : [],
    ),
  );
  return digest.sources.filter(({ id }) => used.has(id));
};

/**
 * `before`: digests of `nightsBefore`, those that exist. `records`: the ministry's series of drones shot
 * down, ascending, for its record; the Air Force's is in the digest's context.
 */
export const cardData = (
  digest: Digest,
  before: readonly Digest[],
  records: { readonly downedOverRussia: readonly NightFigure[] } = { downedOverRussia: [] },
): CardData => {
  const byNight = new Map(before.map((one) => [one.night, one]));
  const rowOf = (attacker: Side, root: CardRoot): CardRow => {
    const by = speakerOf(digest, attacker);
    const drones = attacker === 'russia' && root === 'drone' && digest.context?.by === by;
    const downed =
      attacker === 'ukraine' && by === 'defence-ministry-ru' ? records.downedOverRussia : [];
    return {
      attacker,
      root,
      by,
      points: [
        ...nightsBefore(digest.night).map((night) => {
          const one = byNight.get(night);
          return one ? pointOf(one, attacker, root, by) : emptyPoint(night);
        }),
        pointOf(digest, attacker, root, by),
      ],
      kinds: kindsOf(digest, attacker, root, by),
      record: drones
        ? (digest.context?.record ?? null)
        : downed
            .filter(({ night }) => night <= digest.night)
            .reduce<NightFigure | null>(
              (best, point) => (best === null || point.value > best.value ? point : best),
              null,
            ),
      multiple: drones ? (digest.context?.multiple ?? null) : null,
    };
  };
  const rows = [rowOf('russia', 'drone'), rowOf('russia', 'missile'), rowOf('ukraine', 'drone')];
  return {
    night: digest.night,
    state: digest.state,
    revisedAt: digest.revisions.at(-1)?.at ?? null,
    rows,
    sources: sourcesOf(digest, rows),
  };
};
