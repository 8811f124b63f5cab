// What counts become once they stand side by side: the munition's label, breakdowns of a total, repeats of
// a headline. Nothing is added up or derived here.
import { covers, munitionKey } from '../../model/terms.ts';
import type { Quantity } from '../../model/terms.ts';
import type { Claim } from '../../model/report.ts';
import { nameless } from '../lexicon/lexicon.ts';
import type { Mention } from './counts/mentions.ts';

const namelessLabels: ReadonlySet<string> = new Set<string>(nameless);
const classLabels: ReadonlySet<string> = new Set<string>([
  'missile',
  'ballistic-missile',
  'cruise-missile',
  'air-target',
  'bomb',
  ...nameless,
]);

const unique = (labels: readonly string[]): string[] => [
  ...new Set(labels.flatMap((label) => label.split('/'))),
];

/** The kinds that a text names for weapons without a class of their own: "guided-air" to kh-59/kh-69. */
export const namesOfClasses = (mentions: readonly Mention[]): Map<string, string> => {
  const names = new Map<string, string[]>();
  for (const { labels } of mentions) {
    const specific = unique(labels.filter((label) => !classLabels.has(label)));
    for (const label of labels)
      if (namelessLabels.has(label) && specific.length > 0)
        names.set(label, [...new Set([...(names.get(label) ?? []), ...specific])]);
  }
  return new Map([...names].map(([label, kinds]) => [label, kinds.join('/')]));
};

/** The munition label of a count; `names` from `namesOfClasses`. */
export const labelOf = (mention: Mention, names: ReadonlyMap<string, string>): string => {
  const { labels } = mention;
  if (mention.drones) {
    if (mention.otherKinds) return 'drone';
    const kinds = new Set(labels.filter((label) => label !== 'drone'));
    if (labels[0] === 'shahed-jet') kinds.delete('shahed');
    else kinds.delete('shahed-jet');
    const [kind] = kinds;
    if (kinds.size === 0)
      return labels.includes('shahed-jet') && labels[0] === 'shahed-jet' ? 'shahed-jet' : 'drone';
    return kinds.size === 1 && kind ? kind : 'drone';
  }
  const specific = unique(labels.filter((label) => !classLabels.has(label)));
  if (specific.length > 0) return specific.join('/');
  const known = labels.find((label) => namelessLabels.has(label));
  if (known) return names.get(known) ?? 'missile';
  return labels.find((label) => label !== 'missile') ?? labels[0] ?? 'missile';
};

const downed: ReadonlySet<Quantity> = new Set<Quantity>([
  'intercepted',
  'suppressed',
  'interceptedOrSuppressed',
]);

/** A headline repeats the body: its figure is new only where the body has none of its value. */
export const withoutRepeats = (headline: readonly Claim[], body: readonly Claim[]): Claim[] =>
  headline.filter(
    (claim) =>
      !body.some(
        (other) =>
          other.count.value === claim.count.value &&
          (other.quantity === claim.quantity ||
            (downed.has(other.quantity) && downed.has(claim.quantity))) &&
          claim.munition !== null &&
          other.munition !== null &&
          (munitionKey(claim.munition) === munitionKey(other.munition) ||
            covers(claim.munition, other.munition) ||
            covers(other.munition, claim.munition)),
      ),
  );

/** The same figure said twice is one claim; another bound, region or time makes another figure. */
export const withoutDoubles = (claims: readonly Claim[]): Claim[] => {
  const seen = new Set<string>();
  return claims.filter((claim) => {
    const key = [
      claim.night,
      claim.part,
      claim.attacker,
      claim.quantity,
      munitionKey(claim.munition),
      claim.count.value,
      claim.count.bound,
      claim.region,
      claim.window?.from,
    ].join('|');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};
