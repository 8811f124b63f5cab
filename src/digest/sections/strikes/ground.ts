// What was damaged, cut, burnt or closed, no finer than the source says it. The same thing told by two
// sources is one item with both marks.
import type { SourcedIncident } from '../../../data/model/night.ts';
import { isRegion, russianRegions, seas, ukrainianRegions } from '../../../data/model/regions.ts';
import type { IncidentKind, Side } from '../../../data/model/terms.ts';
import { wordsOf, type Words } from '../../locale.ts';
import { lineOf } from '../../marks.ts';
import type { Block } from '../../message.ts';
import { slugOf, speakerName } from '../../speakers.ts';
import { publisherName, type View } from '../view.ts';

/** English names of regions, as texts write them, without "oblast". */
const regionNames = (): ReadonlyMap<string, string> => {
  const english = wordsOf('en');
  const suffix = new RegExp(` ${english.say('oblast-word')}$`);
  return new Map(
    [...ukrainianRegions, ...russianRegions, ...seas].map((region) => [
      slugOf(english.say(`region-${region}`).replace(suffix, '')),
      region,
    ]),
  );
};
let known: ReadonlyMap<string, string> | null = null;

/** "Ivano-Frankivsk, Kyiv, and Kharkiv oblasts" as region ids; null where any of it is something else. */
export const regionsIn = (place: string): readonly string[] | null => {
  const oblasts = /^(.*\S)\s+oblasts?$/i.exec(place)?.[1];
  if (oblasts === undefined) return null;
  known ??= regionNames();
  const names = known;
  const ids = oblasts
    .split(/,\s*(?:and\s+)?|\s+and\s+/)
    .map((name) => names.get(slugOf(name.replace(/\s+oblast$/i, ''))) ?? '');
  // The oblast of Kyiv, not the city, where the text says oblast.
  return ids.every(isRegion) ? ids.map((id) => (id === 'UA-30' ? 'UA-32' : id)) : null;
};

/** "Ivano-Frankivsk, Kyiv and Kharkiv oblasts", in the language's own words. */
export const regionList = (words: Words, regions: readonly string[]): string => {
  const names = regions.map((region) => words.say(`region-${region}`));
  const suffix = ` ${words.say('oblast-word')}`;
  return names.length > 1 && names.every((name) => name.endsWith(suffix))
    ? `${words.list(names.map((name) => name.slice(0, -suffix.length)))} ${words.say('oblasts-word')}`
    : words.list(names);
};

const placeIn = (words: Words, incident: SourcedIncident): string | null => {
  const { place, region } = incident;
  const inRegion = region !== null ? words.say(`region-in-${region}`) : null;
  if (place === null) return inRegion;
  const regions = regionsIn(place);
  if (regions) return words.say('in-places', { places: regionList(words, regions) });
  const [town = '', ...finer] = place.split(',');
  const key = `place-in-${slugOf(town)}`;
  if (!words.has(key))
    return words.language === 'en'
      ? words.say('in-places', { places: place })
      : (inRegion ?? place);
  return words.language === 'en'
    ? `${[words.say(key), ...finer].join(',')}${finer.length > 0 ? ',' : ''}`
    : words.say(key);
};

/** The text's own words for the thing: in the reader's language where the locale knows them, else quoted. */
const whatText = (words: Words, what: string | null): string => {
  if (what === null) return '';
  // "areas of Kyiv" stands behind the place already; whose a thing is, the direction says.
  if (/^(?:some |several )?areas of \p{Lu}/u.test(what)) return words.say('what-some-areas');
  const key = `what-${slugOf(what.replace(/^(?:Russian|Ukrainian) /, ''))}`;
  if (words.has(key)) return words.say(key);
  return words.language === 'en' ? what : words.say('what-quoted', { what });
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const tokens = (what: string | null): ReadonlySet<string> =>
  new Set(
    slugOf(what ?? '')
      .replaceAll('subway', 'metro')
      .split('-')
      .filter((word) => !['', 'a', 'an', 'the', 'of', 'to', 'and'].includes(word)),
  );

const within = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  [...a].every((word) => b.has(word));

/** "damage: a kindergarten", for one region's record. */
export const wordsForIncident = (words: Words, incident: SourcedIncident): string => {
  const what =
    incident.kind === 'airport-closed' ? (incident.place ?? '') : whatText(words, incident.what);
  return what === ''
    ? words.say(`incident-${incident.kind}-unsaid`)
    : words.say(`incident-${incident.kind}`, { what });
};

/** One thing on the ground with the documents that tell it. */
export interface GroundItem {
  readonly incident: SourcedIncident;
  readonly documents: readonly string[];
}

/** A text may name the office that tells it as the place; then only the region is known. */
const office = /\b(?:Administration|Ministry|Council|Office|Service|Command|Department)$/;

/** The place without an office's name; a city that is a region of its own has one name. */
const settled = (incident: SourcedIncident): SourcedIncident => {
  const { place, region } = incident;
  if (place === null || region === null || incident.kind === 'airport-closed') return incident;
  const city = slugOf(wordsOf('en').say(`region-${region}`)) === slugOf(place);
  return office.test(place) || city ? { ...incident, place: null } : incident;
};

const placeKey = ({ place, region }: SourcedIncident): string => {
  const regions = place === null ? null : regionsIn(place);
  return regions ? [...regions].sort().join() : `${slugOf(place ?? '')}|${region ?? ''}`;
};

const spoken = (incident: SourcedIncident): number =>
  Number(incident.speaker !== null) * 2 + Number(incident.by !== null);

/** One item for one thing: same kind and place, and one description within the other. */
export const groundItems = (all: readonly SourcedIncident[]): readonly GroundItem[] => {
  const incidents = all.map(settled);
  const merged: GroundItem[] = [];
  for (const incident of incidents) {
    const at = merged.findIndex(({ incident: other }) => {
      if (other.kind !== incident.kind || placeKey(other) !== placeKey(incident)) return false;
      const areas = incident.place !== null && regionsIn(incident.place) !== null;
      const [a, b] = [tokens(other.what), tokens(incident.what)];
      return areas || within(a, b) || within(b, a);
    });
    const twin = merged[at];
    if (!twin) {
      merged.push({ incident, documents: [incident.document.id] });
      continue;
    }
    const better =
      spoken(incident) > spoken(twin.incident) ||
      (spoken(incident) === spoken(twin.incident) &&
        tokens(incident.what).size > tokens(twin.incident.what).size);
    merged[at] = {
      incident: better ? incident : twin.incident,
      documents: [...twin.documents, incident.document.id],
    };
  }
  return merged;
};

const saidBy = (view: View, told: GroundItem): string => {
  const { by, speaker, document } = told.incident;
  const mark = view.citations.mark(...told.documents);
  return by === null && speaker === null
    ? mark
    : `(${speakerName(view.words, { by, speaker, outlet: publisherName(view, document) })} ${mark})`;
};

/** Things at one place stand together: "in Kyiv a metro entrance (Tkachenko [1]) and a kindergarten [2]". */
const placesText = (view: View, told: readonly GroundItem[]): string => {
  const { words } = view;
  const groups = new Map<string, GroundItem[]>();
  for (const one of told) {
    const { place, region } = one.incident;
    // What has no place stands alone; two such things need not lie together.
    const key = place === null && region === null ? `${groups.size}` : placeKey(one.incident);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const isArea = ([first]: readonly GroundItem[]): boolean =>
    first?.incident.place != null && regionsIn(first.incident.place) !== null;
  return [...groups.values()]
    .sort((a, b) => Number(isArea(b)) - Number(isArea(a)))
    .map((unsorted) => {
      const group = [...unsorted].sort((a, b) => spoken(b.incident) - spoken(a.incident));
      const [first] = group;
      if (!first) return '';
      const { incident } = first;
      const regions = incident.place === null ? null : regionsIn(incident.place);
      if (regions && incident.kind === 'damage')
        return `${regionList(words, regions)} ${saidBy(view, first)}`;
      const things = words.list(
        group.map((one) => `${whatText(words, one.incident.what)} ${saidBy(view, one)}`.trim()),
      );
      const place = placeIn(words, incident);
      const bare = group.every((one) => one.incident.what === null);
      return place === null
        ? things
        : bare
          ? `${place} ${things}`
          : words.say('damage-in', { place, what: things });
    })
    .map((text, index) => (index === 0 ? text : capital(text)))
    .join('. ');
};

const airportLines = (view: View, told: readonly GroundItem[]): readonly string[] => {
  const { words } = view;
  const groups = new Map<string, GroundItem[]>();
  for (const one of told) {
    const key = `${one.incident.document.id}|${one.incident.speaker ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((group) => {
    const names = group.map(({ incident }) => incident.place ?? '').filter((name) => name !== '');
    const [first] = group;
    const [only = ''] = names;
    const mark = first ? saidBy(view, first) : '';
    const named = (name: string): string =>
      words.has(`airport-${slugOf(name)}`) ? words.say(`airport-${slugOf(name)}`) : name;
    const text =
      names.length === 1 && words.has(`place-in-${slugOf(only)}`)
        ? words.say('airports-of', { city: words.say(`place-in-${slugOf(only)}`) })
        : words.say('line-airports', {
            names: words.list([...new Set(names.map(named))]),
            count: names.length,
          });
    return `${text} ${mark}`;
  });
};

const lineKeys: Readonly<Partial<Record<IncidentKind, string>>> = {
  damage: 'line-damage',
  fire: 'line-fire',
  'power-cut': 'line-power',
  'transport-halted': 'line-transport',
};

/** Lines about the ground of the side attacked; airports stay when detail is dropped. */
export const groundLines = (view: View, attacker: Side): Block['lines'] => {
  const told = groundItems(
    view.digest.incidents.filter((incident) => incident.attacker === attacker),
  );
  const of = (kind: IncidentKind): readonly GroundItem[] =>
    told.filter(({ incident }) => incident.kind === kind);
  const lines: Block['lines'][number][] = [];
  for (const kind of ['damage', 'fire', 'power-cut', 'transport-halted'] as const) {
    const key = lineKeys[kind];
    const here = of(kind);
    if (key && here.length > 0)
      lines.push({
        spans: lineOf(view.words.say(key, { items: placesText(view, here) })),
        detail: 'damage',
      });
  }
  for (const text of airportLines(view, of('airport-closed'))) lines.push({ spans: lineOf(text) });
  return lines;
};
