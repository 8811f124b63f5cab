// How a reading is held against hand-read truth. A wrong attacker is an invented figure, never a detail.
import type { DiplomaticEvent } from '../../src/data/model/event.ts';
import type { Claim, Incident, Report, Unnumbered } from '../../src/data/model/report.ts';
import { munitionKey } from '../../src/data/model/terms.ts';

export interface TruthClaim extends Claim {
  readonly optional?: boolean;
}
export interface Accepted {
  readonly quantity: string;
  readonly munition: string | null;
  readonly value: number;
}
export interface TruthLine {
  readonly id: string;
  readonly source: Report['source'];
  readonly published: string;
  readonly text: string;
  readonly truth: {
    readonly status: Report['status'];
    readonly attacker?: string | null;
    readonly period?: Report['period'];
    readonly asOf?: string | null;
    readonly ongoing?: boolean | null;
    readonly launchAreas?: readonly string[];
    readonly claims: readonly TruthClaim[];
    readonly events?: readonly (DiplomaticEvent & { optional?: boolean })[];
    readonly incidents?: readonly (Incident & { optional?: boolean })[];
    readonly unnumbered?: readonly Partial<Unnumbered>[];
    readonly accept?: readonly Accepted[];
  };
}

/** Right out of all, per thing compared. */
export interface Tally {
  right: number;
  all: number;
}
export interface TextScore {
  readonly found: number;
  readonly required: number;
  readonly invented: number;
  readonly entirelyRight: boolean;
  readonly attributes: Readonly<Record<string, Tally>>;
  readonly misses: readonly string[];
}

const instant = (value: string | null | undefined): number | null =>
  value ? Date.parse(value) : null;

const sameThing = (a: Claim, b: Claim): boolean =>
  a.attacker === b.attacker &&
  a.quantity === b.quantity &&
  munitionKey(a.munition) === munitionKey(b.munition) &&
  a.count.value === b.count.value;

const details = {
  night: (a: TruthClaim, b: Claim) => a.night === b.night,
  part: (a: TruthClaim, b: Claim) => a.part === undefined || a.part === b.part,
  bound: (a: TruthClaim, b: Claim) => a.count.bound === b.count.bound,
  subset: (a: TruthClaim, b: Claim) => a.subset === b.subset,
  region: (a: TruthClaim, b: Claim) => a.region === b.region,
  by: (a: TruthClaim, b: Claim) => a.by === b.by,
  speaker: (a: TruthClaim, b: Claim) => a.speaker === undefined || sameName(a.speaker, b.speaker),
  outlet: (a: TruthClaim, b: Claim) => a.outlet === undefined || sameName(a.outlet, b.outlet),
} as const;
type DetailName = keyof typeof details;
const detailNames = Object.keys(details) as DetailName[];

const plain = (name: string | null | undefined): string =>
  (name ?? '').toLowerCase().replace(/[^\p{L}\p{N} ]/gu, '');
/** Names agree where one contains the other: "Shmyhal" and "Ukrainian Defense Minister Denys Shmyhal". */
const sameName = (a: string | null | undefined, b: string | null | undefined): boolean =>
  plain(a) === plain(b) ||
  (!!a && !!b && (plain(a).includes(plain(b)) || plain(b).includes(plain(a))));

const agreement = (truth: TruthClaim, read: Claim): number =>
  detailNames.filter((name) => details[name](truth, read)).length;

/** Pairs truth with readings, best agreement first, each used once. */
const pair = <A, B>(truths: readonly A[], reads: readonly B[], weight: (a: A, b: B) => number) => {
  const candidates = truths.flatMap((a, i) =>
    reads.map((b, j) => ({ i, j, w: weight(a, b) })).filter(({ w }) => w > 0),
  );
  candidates.sort((x, y) => y.w - x.w);
  const usedA = new Map<number, number>();
  const usedB = new Set<number>();
  for (const { i, j } of candidates) {
    if (usedA.has(i) || usedB.has(j)) continue;
    usedA.set(i, j);
    usedB.add(j);
  }
  return { usedA, usedB };
};

const describe = (claim: Claim): string =>
  `${claim.attacker} ${claim.quantity} ${claim.munition ?? '-'} ${claim.count.bound} ${claim.count.value}` +
  ` ${claim.region ?? '-'} night=${claim.night ?? '-'} by=${claim.by ?? '-'}${claim.subset ? ' subset' : ''} «${claim.quote ?? ''}»`;

/** Scores the claims of one text; `optional` and `accept` are neither demanded nor punished. */
export const scoreClaims = (line: TruthLine, report: Report): TextScore => {
  const truth = line.truth;
  const accepted = truth.accept ?? [];
  const isAccepted = (read: Claim): boolean =>
    accepted.some(
      (entry) =>
        entry.quantity === read.quantity &&
        munitionKey(entry.munition) === munitionKey(read.munition) &&
        entry.value === read.count.value,
    );
  const { usedA, usedB } = pair(truth.claims, report.claims, (a, b) => {
    const bonus = a.optional ? 0 : 0.5;
    if (sameThing(a, b)) return 100 + agreement(a, b) + bonus;
    return a.attacker === b.attacker && a.count.value === b.count.value && isAccepted(b)
      ? 1 + bonus
      : 0;
  });
  const required = truth.claims.filter((claim) => !claim.optional);
  const attributes: Record<string, Tally> = {};
  const tally = (name: string, right: boolean): void => {
    const entry = (attributes[name] ??= { right: 0, all: 0 });
    entry.all += 1;
    if (right) entry.right += 1;
  };
  const misses: string[] = [];
  let found = 0;
  truth.claims.forEach((claim, i) => {
    const j = usedA.get(i);
    const read = j === undefined ? undefined : report.claims[j];
    if (read) {
      if (!claim.optional) found += 1;
      for (const name of detailNames) {
        if (name === 'part' && claim.part === undefined) continue;
        if ((name === 'speaker' || name === 'outlet') && claim[name] === undefined) continue;
        const right = details[name](claim, read);
        tally(name, right);
        if (!right)
          misses.push(
            `${name}: want ${describe(claim)} | got ${describe(read)} part=${read.part} speaker=${read.speaker ?? '-'}`,
          );
      }
    } else if (!claim.optional) misses.push(`missed: ${describe(claim)}`);
  });
  let invented = 0;
  report.claims.forEach((read, j) => {
    if (usedB.has(j) || isAccepted(read)) return;
    invented += 1;
    misses.push(`invented: ${describe(read)}`);
  });
  const statusRight = report.status === truth.status;
  tally('status', statusRight);
  if (!statusRight)
    misses.push(`status: want ${truth.status} | got ${report.status} (${report.reason ?? '-'})`);
  if (truth.period !== undefined && line.source !== 'isw' && line.source !== 'news') {
    const a = truth.period;
    const b = report.period;
    const right =
      a === null || b === null
        ? a === b
        : a.kind === b.kind &&
          a.date === b.date &&
          instant(a.from) === instant(b.from) &&
          instant(a.to) === instant(b.to);
    tally('period', right);
    if (!right) misses.push(`period: want ${JSON.stringify(a)} | got ${JSON.stringify(b)}`);
    tally('asOf', instant(truth.asOf) === instant(report.asOf));
    tally('ongoing', (truth.ongoing ?? false) === (report.ongoing ?? false));
    if (truth.launchAreas) {
      const right = [...truth.launchAreas].sort().join() === [...report.launchAreas].sort().join();
      tally('launchAreas', right);
      if (!right)
        misses.push(
          `launchAreas: want ${truth.launchAreas.join()} | got ${report.launchAreas.join()}`,
        );
    }
  }
  return {
    found,
    required: required.length,
    invented,
    entirelyRight: statusRight && found === required.length && invented === 0,
    attributes,
    misses,
  };
};

interface SideScore {
  readonly found: number;
  readonly required: number;
  readonly invented: number;
  readonly misses: readonly string[];
}

const scoreSide = <A extends { optional?: boolean }, B>(
  truths: readonly A[],
  reads: readonly B[],
  weight: (a: A, b: B) => number,
  free: (b: B) => boolean,
): SideScore => {
  const { usedA, usedB } = pair(truths, reads, weight);
  const misses: string[] = [];
  let found = 0;
  truths.forEach((truth, i) => {
    if (truth.optional) return;
    if (usedA.has(i)) found += 1;
    else misses.push(`missed: ${JSON.stringify(truth)}`);
  });
  let invented = 0;
  reads.forEach((read, j) => {
    if (usedB.has(j) || free(read)) return;
    invented += 1;
    misses.push(`invented: ${JSON.stringify(read)}`);
  });
  return { found, required: truths.filter((t) => !t.optional).length, invented, misses };
};

/** Kind and status equal, parties overlapping; the figures weigh, and dates are lenient. */
export const scoreEvents = (line: TruthLine, report: Report): SideScore =>
  scoreSide(
    line.truth.events ?? [],
    report.events,
    (a, b) => {
      if (a.kind !== b.kind || a.status !== b.status) return 0;
      const overlap = a.parties.filter((party) => b.parties.includes(party)).length;
      if (overlap === 0 && a.parties.length > 0 && b.parties.length > 0) return 0;
      const figures = a.figures.filter((figure) =>
        b.figures.some((other) => other.value === figure.value && other.unit === figure.unit),
      ).length;
      return 1 + overlap / 10 + figures + (a.date === b.date ? 0.5 : 0);
    },
    (event) => event.kind === 'statement',
  );

/** Figures of all events of one kind flattened: (kind, value, unit, conversion). */
export const scoreEventFigures = (line: TruthLine, report: Report): SideScore => {
  const flat = (events: readonly (DiplomaticEvent & { optional?: boolean })[]) =>
    events.flatMap((event) =>
      event.figures.map((figure) => ({
        kind: event.kind,
        value: figure.value,
        unit: figure.unit,
        converted: figure.converted?.value ?? null,
        ...(event.optional ? { optional: true } : {}),
      })),
    );
  return scoreSide(
    flat(line.truth.events ?? []),
    flat(report.events),
    (a, b) => (a.kind === b.kind && a.value === b.value && a.unit === b.unit ? 1 : 0),
    () => false,
  );
};

export const scoreUnnumbered = (line: TruthLine, report: Report): SideScore =>
  scoreSide(
    (line.truth.unnumbered ?? []) as readonly (Partial<Unnumbered> & { optional?: boolean })[],
    report.unnumbered,
    (a, b) =>
      a.quantity === b.quantity &&
      munitionKey(a.munition ?? null) === munitionKey(b.munition) &&
      (a.attacker === undefined || a.attacker === b.attacker)
        ? 1 + ((a.word ?? null) === b.word ? 1 : 0)
        : 0,
    () => false,
  );

export const scoreIncidents = (line: TruthLine, report: Report): SideScore =>
  scoreSide(
    line.truth.incidents ?? [],
    report.incidents,
    (a, b) =>
      a.kind === b.kind && a.attacker === b.attacker && a.region === b.region
        ? 1 +
          (sameName(a.what, b.what) ? 1 : 0) +
          (sameName(a.place, b.place) ? 1 : 0) +
          (sameName(a.speaker, b.speaker) ? 1 : 0)
        : 0,
    () => false,
  );

/** Every quote verbatim in the text, every value visible in its quote is checked by the reader's own tests. */
export const foreignQuotes = (line: { readonly text: string }, report: Report): readonly string[] =>
  [...report.claims, ...report.unnumbered, ...report.incidents, ...report.events]
    .map(({ quote }) => quote)
    .filter((quote): quote is string => quote !== null && !line.text.includes(quote));
