// Time zones as people type them: an IANA name in any case, an offset, a city or a country in three languages.
import { readFileSync } from 'node:fs';
import { IANAZone } from 'luxon';
import { z } from 'zod';

/** What was understood: one zone, several that bear the name (largest first), or none. */
export type TypedZone =
  | { readonly kind: 'zone'; readonly zone: string; readonly also: readonly string[] }
  | { readonly kind: 'none' };

const none: TypedZone = { kind: 'none' };
const longest = 60;
/** Other places of the same name that are proposed. */
const mostOthers = 3;

const plain = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/[‐-―−]/g, '-')
    .replace(/[«»"“”„.,!]/g, ' ')
    .replace(/_/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

interface Names {
  /** Whole IANA names. */
  readonly zones: ReadonlyMap<string, string>;
  /** Cities of the IANA names, and what else people call a zone. */
  readonly places: ReadonlyMap<string, string>;
}

let loaded: Names | null = null;
const names = (): Names => {
  if (loaded) return loaded;
  const known = [...Intl.supportedValuesOf('timeZone'), 'UTC'].map((zone) =>
    zone === 'Europe/Kiev' ? 'Europe/Kyiv' : zone,
  );
  const words = z
    .record(z.string(), z.array(z.string()))
    .parse(JSON.parse(readFileSync(new URL('zone-words.json', import.meta.url), 'utf8')));
  loaded = {
    zones: new Map(known.map((zone) => [plain(zone), zone])),
    places: new Map([
      ...known.map((zone): [string, string] => [plain(zone.split('/').at(-1) ?? zone), zone]),
      ...Object.entries(words).flatMap(([zone, places]) =>
        places.map((place): [string, string] => [place, zone]),
      ),
    ]),
  };
  return loaded;
};

/** "UTC+3", "GMT-5", "+05:30": luxon's fixed zones, at most 14 hours away. */
const offsetZone = (text: string): string | null => {
  const match = /^(?:utc|gmt)? ?([+-]) ?(\d{1,2})(?::?(\d{2}))?$/.exec(text);
  if (!match) return /^(utc|gmt|z)$/.test(text) ? 'UTC' : null;
  const [, sign = '+', hours = '0', minutes = '00'] = match;
  if (Number(hours) > 14 || Number(minutes) > 59) return null;
  if (Number(hours) === 0 && Number(minutes) === 0) return 'UTC';
  return `UTC${sign}${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`;
};

const byCity = async (text: string): Promise<TypedZone> => {
  // Two megabytes of cities: read only when somebody names one that nothing else knows.
  const { default: cities } = await import('city-timezones');
  const [city = '', country = ''] = text.split(/ ?[,/] ?/);
  const found = [
    ...cities.lookupViaCity(city),
    ...(text.includes(' ') ? cities.findFromCityStateProvince(text) : []),
  ]
    .filter((one) => country === '' || plain(one.country).includes(country) || city === text)
    .filter((one) => IANAZone.isValidZone(one.timezone ?? ''))
    .sort((a, b) => (b.pop ?? 0) - (a.pop ?? 0));
  const zones = [...new Set(found.map((one) => one.timezone))];
  const [zone, ...also] = zones;
  return zone === undefined ? none : { kind: 'zone', zone, also: also.slice(0, mostOthers) };
};

/** Finds the zone of what was typed. Never throws. */
export const findZone = async (typed: string): Promise<TypedZone> => {
  const text = plain(typed.slice(0, 4 * longest));
  if (text === '' || text.length > longest) return none;
  const fixed = offsetZone(text);
  if (fixed !== null) return { kind: 'zone', zone: fixed, also: [] };
  const { zones, places } = names();
  const zone = zones.get(text) ?? places.get(text);
  if (zone !== undefined) return { kind: 'zone', zone, also: [] };
  // Names that the list has under another spelling ("Europe/Kiev", "US/Pacific"), in any case.
  const spelled = typed.trim().replace(/\s+/g, '_');
  if (/^[a-z]+\/[a-z_/+-]+$/i.test(spelled) && IANAZone.isValidZone(spelled)) {
    const official = new Intl.DateTimeFormat('en', { timeZone: spelled }).resolvedOptions()
      .timeZone;
    return {
      kind: 'zone',
      zone: official === 'Europe/Kiev' ? 'Europe/Kyiv' : official,
      also: [],
    };
  }
  return byCity(plain(typed.slice(0, longest)));
};
