// From all that is known about a night to what we say of it. Chooses and checks; words come later.
import type { Document, Night, SourcedClaim, SourcedEvent } from '../data/model/night.ts';
import type { NightFigure } from '../data/model/series.ts';
import {
  munitionIds,
  munitionKinds,
  otherSide,
  quantities,
  sides,
  type Instant,
  type LocalDate,
  type Part,
  type Side,
} from '../data/model/terms.ts';
import { checksOf } from './judging/checks.ts';
import { contextOf } from './judging/context.ts';
import { sourceOf } from './digest.ts';
import type { Check, Context, Digest, DigestSource, Direction, Figure } from './digest.ts';
import { defendersOf, figuresOf } from './judging/lead.ts';
import { withOutgrown } from './judging/outgrown.ts';
import { regionsOfTotals } from './judging/regions.ts';
import { isOwn, statementsOf } from './judging/statements.ts';
import { withSums, type Scene } from './judging/sums.ts';
import { daysApart } from './judging/same-event.ts';
import { conversionChecks } from './events/timeline.ts';

export interface DigestOptions {
  /**
   * Drones launched as the Air Force itself gave them, ascending by night, for rank, record and median
   * (`contextSeries` is the query). Nights after the digest's own are ignored.
   */
  readonly series: readonly NightFigure[];
  /** Cut-off of the morning edition before: what was said since then is new in the push. */
  readonly editionCutoff: Instant;
  /** The date before, whose day figures stand on a line of their own in this digest. */
  readonly dayBefore?: Night | null;
  /** Events of the days around, of which the push takes what is new and the date what lasted over it. */
  readonly recentEvents?: readonly SourcedEvent[];
}

const DAY = 24 * 60 * 60 * 1000;

/** The series that `DigestOptions.series` and the context line are made of. */
export const contextSeries = {
  by: 'air-force-ua',
  attacker: 'russia',
  quantity: 'launched',
  munition: 'drone',
  part: 'night',
} as const;

/** A night about which nothing is known, so that it can be said in the same form. */
export const emptyNight = (date: LocalDate): Night => ({
  date,
  claims: [],
  unnumbered: [],
  incidents: [],
  events: [],
  launchAreas: [],
  revisions: [],
  ongoing: false,
});

const documentsOf = (night: Night): ReadonlyMap<string, Document> =>
  new Map(
    [
      ...night.claims,
      ...night.unnumbered,
      ...night.incidents,
      ...night.launchAreas,
      ...night.events,
    ].map(({ document }) => [document.id, document]),
  );

const placeOf = (figure: Figure): number => {
  const [kind] = figure.munition === null ? [] : munitionKinds(figure.munition);
  return quantities.indexOf(figure.quantity) * 100 + (kind ? munitionIds.indexOf(kind) : -1);
};

/** Nights before days, then by quantity, then by munition in the order of display. */
const inOrder = (a: Figure, b: Figure): number =>
  Number(a.part === 'day') - Number(b.part === 'day') || placeOf(a) - placeOf(b);

const sameThing = (a: Figure, b: Figure): boolean => placeOf(a) === placeOf(b) && a.part === b.part;

interface Reading {
  readonly direction: Direction;
  readonly checks: readonly Check[];
}

/** One direction of a night; `parts` says whether its night, its day, or both are told. */
const readDirection = (night: Night, attacker: Side, parts: readonly Part[]): Reading => {
  const documents = documentsOf(night);
  const about = (claim: SourcedClaim): boolean =>
    claim.attacker === attacker && parts.includes(claim.part);
  const statements = statementsOf(night.claims.filter(about));
  const all = figuresOf(statements);
  const totals = all.filter(({ region }) => region === null);
  // A figure for one region leads where no total was told ("three over the Black Sea").
  const alone = all.filter(
    (figure) =>
      figure.region !== null &&
      !figure.subset &&
      !totals.some((total) => !total.subset && sameThing(total, figure)),
  );
  const unnumbered = night.unnumbered.filter((entry) => entry.attacker === attacker);
  const readings = parts.map((part) => {
    const scene: Scene = {
      attacker,
      documents,
      figures: totals.filter((figure) => figure.part === part),
      unnumbered: part === 'night' ? unnumbered : [],
    };
    const figures = withOutgrown(
      withSums(
        scene,
        statements.filter((statement) => statement.part === part),
      ),
    );
    const regions = regionsOfTotals(
      all.filter((figure) => figure.part === part && figure.region !== null),
      figures,
      documents,
    );
    return { figures, checks: part === 'night' ? checksOf(scene, regions) : [] };
  });
  const speaks = defendersOf[attacker];
  const reported = [...night.claims.filter(about), ...unnumbered].some(
    ({ by, attacker: side }) => side === attacker && by !== null && speaks.has(by),
  );
  // Where a day's attack came from says nothing of the night.
  const ofNight = new Set(
    [...night.claims.filter((claim) => about(claim) && claim.part === 'night'), ...unnumbered].map(
      ({ document }) => document.id,
    ),
  );
  const areas = night.launchAreas
    .filter((entry) => entry.attacker === attacker && ofNight.has(entry.document.id))
    .flatMap((entry) => entry.areas);
  return {
    direction: {
      attacker,
      defender: otherSide(attacker),
      reported,
      figures: [...readings.flatMap(({ figures }) => figures), ...alone].sort(inOrder),
      regions: [
        ...regionsOfTotals(
          all.filter((figure) => figure.region !== null && !alone.includes(figure)),
          readings.flatMap(({ figures }) => figures),
          documents,
        ),
      ].sort((a, b) => inOrder(a, b) || b.lead.value - a.lead.value),
      launchAreas: [...new Set(areas)],
    },
    checks: readings.flatMap(({ checks }) => checks),
  };
};

/** Drones of the night against the Air Force's own nights; null where it gave no number itself. */
const readContext = (night: Night, series: readonly NightFigure[]): Context | null => {
  const point = series.find((entry) => entry.night === night.date);
  return point
    ? contextOf(night.date, point.value, series, {
        by: contextSeries.by,
        munition: contextSeries.munition,
      })
    : null;
};

const stateOf = (night: Night): Digest['state'] => {
  const own = night.claims.some(
    (claim) =>
      claim.attacker === 'russia' &&
      claim.part === 'night' &&
      claim.by === 'air-force-ua' &&
      isOwn(claim.by, claim.document),
  );
  if (own) return 'complete';
  return hasNight(night) ? 'preliminary' : 'not-reported';
};

/** True where somebody told of the night itself; a day's figures alone say nothing of it. */
export const hasNight = ({ claims, unnumbered, incidents }: Night): boolean =>
  claims.some(({ part }) => part === 'night') || unnumbered.length + incidents.length > 0;

/** Every source once, in the order in which the digest uses them. */
const sourcesOf = (
  directions: readonly Direction[],
  night: Night,
  before: Night | null,
  news: readonly SourcedEvent[],
): DigestSource[] => {
  const documents = new Map([
    ...(before ? documentsOf(before) : []),
    ...documentsOf(night),
    ...news.map(({ document }) => [document.id, document] as const),
  ]);
  const used = [
    ...directions
      .flatMap(({ figures, regions }) =>
        [...figures, ...regions].flatMap(({ lead, parts, others }) => [lead, ...parts, ...others]),
      )
      .map(({ source }) => source),
    ...[...night.unnumbered, ...night.incidents, ...night.launchAreas, ...news].map(
      ({ document }) => document.id,
    ),
  ];
  return [...new Set(used)].flatMap((id): DigestSource[] => {
    const document = documents.get(id);
    return document ? [sourceOf(document)] : [];
  });
};

/** What a text recalls of days before: told then, not news of its own day. */
const isRecalled = ({ date, saidOn }: SourcedEvent, on: LocalDate): boolean =>
  date !== null && date < on && date < saidOn && daysApart(date, saidOn) > 2;

/** A pledge of which only a stretch of days is known is news of none of them. */
const isUndated = ({ kind, date, dates, document }: SourcedEvent): boolean =>
  kind === 'pledge' && date === null && (dates?.length ?? 0) > 1 && document.publishedAt === null;

/**
 * What was said from one edition's cut-off to the next one's. A text without a time counts to the date before, and
 * never to the morning of its own day: a meeting on the 21st is not in the push of the 21st.
 */
const newsOf = (night: LocalDate, options: DigestOptions): readonly SourcedEvent[] => {
  const from = Date.parse(options.editionCutoff);
  const to = from + DAY;
  return (options.recentEvents ?? []).filter((event) => {
    const { document, saidOn } = event;
    if (isRecalled(event, night)) return false;
    if (document.publishedAt === null)
      return saidOn < night && saidOn >= options.editionCutoff.slice(0, 10);
    const said = Date.parse(document.publishedAt);
    return said >= from && said < to;
  });
};

/** Days that talks of several days last at most. */
const longestRound = 7;

/** Events of the date: what happened on it or was said on it, a round of several days on each of them. */
const diplomacyOf = (night: Night, options: DigestOptions): readonly SourcedEvent[] => {
  const spans = (options.recentEvents ?? []).filter((event) => {
    const [from, to] = [event.dates?.[0], event.dates?.at(-1)];
    if (from === undefined || to === undefined || event.saidOn === night.date) return false;
    return (
      event.precision !== 'either' &&
      // A stretch of weeks says that nobody knows the day, not that it lasted so long.
      daysApart(from, to) < longestRound &&
      from <= night.date &&
      night.date <= to &&
      event.status === 'held'
    );
  });
  return [
    ...night.events.filter((event) => !isRecalled(event, night.date) && !isUndated(event)),
    ...spans,
  ];
};

/** The digest of a night: every figure with who said it, what disagrees, what adds up and what does not. */
export const buildDigest = (night: Night, options: DigestOptions): Digest => {
  const readings = sides.map((attacker) => readDirection(night, attacker, ['night', 'day']));
  const directions = readings.map(({ direction }) => direction);
  const before = options.dayBefore ?? null;
  const dayBefore = before
    ? sides.map((attacker) => readDirection(before, attacker, ['day']).direction)
    : [];
  const news = newsOf(night.date, options);
  const diplomacy = diplomacyOf(night, options);
  return {
    night: night.date,
    state: stateOf(night),
    ongoing: night.ongoing,
    directions,
    dayBefore,
    checks: [...readings.flatMap(({ checks }) => checks), ...conversionChecks(diplomacy)],
    context: readContext(night, options.series),
    diplomacy,
    diplomacySince: options.editionCutoff,
    news,
    incidents: night.incidents,
    unnumbered: night.unnumbered,
    revisions: night.revisions,
    sources: sourcesOf([...directions, ...dayBefore], night, before, [...diplomacy, ...news]),
  };
};
