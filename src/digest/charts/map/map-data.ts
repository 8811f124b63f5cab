// Which regions a night's sources name, and for what: hits and damage, or drones brought down over them.
import { isRegion } from '../../../data/model/regions.ts';
import type { LocalDate, Side } from '../../../data/model/terms.ts';
import type { Digest, DigestSource } from '../../digest.ts';
import { regionsIn } from '../../sections/strikes/ground.ts';
import { downedQuantities } from '../../judging/sums.ts';
import type { Amount } from '../card-data.ts';

/** A region that was named. `hits`, `downed`: null where no number was given; `struck`: hit or damaged. */
export interface NamedRegion {
  readonly region: string;
  readonly struck: boolean;
  readonly hits: Amount | null;
  readonly downed: Amount | null;
}

export interface MapSide {
  readonly attacker: Side;
  readonly regions: readonly NamedRegion[];
  /** Who names them: class and, where the text gives one, the speaker. */
  readonly said: readonly {
    readonly by: Digest['incidents'][number]['by'];
    readonly speaker: string | null;
    readonly outlet: string | null;
  }[];
}

export interface MapData {
  readonly night: LocalDate;
  readonly sides: readonly MapSide[];
  readonly sources: readonly DigestSource[];
}

interface Mention {
  readonly region: string;
  readonly struck: boolean;
  readonly hits: Amount | null;
  readonly downed: Amount | null;
  readonly source: string;
  readonly said: MapSide['said'][number];
}

const mentionsOf = (digest: Digest, attacker: Side): readonly Mention[] => {
  const outletOf = (source: string): string | null =>
    digest.sources.find(({ id }) => id === source)?.outlet ?? null;
  const direction = digest.directions.find((one) => one.attacker === attacker);
  const figures = [...(direction?.regions ?? []), ...(direction?.figures ?? [])].flatMap(
    ({ region, part, quantity, munition, lead }): Mention[] => {
      if (region === null || part !== 'night') return [];
      const downed = downedQuantities.includes(quantity) && munition !== null;
      const struck = ['impacts', 'impactLocations', 'killed', 'injured'].includes(quantity);
      if (!downed && !struck) return [];
      const amount = { value: lead.value, bound: lead.bound };
      return [
        {
          region,
          struck,
          hits: quantity === 'impacts' ? amount : null,
          downed: downed ? amount : null,
          source: lead.source,
          said: { by: lead.by, speaker: lead.speaker, outlet: outletOf(lead.source) },
        },
      ];
    },
  );
  const incidents = digest.incidents
    .filter((incident) => incident.attacker === attacker && incident.kind !== 'airport-closed')
    .flatMap(({ region, place, by, speaker, document }): Mention[] => {
      const named = (place === null ? null : regionsIn(place)) ?? (region === null ? [] : [region]);
      return named.map((one) => ({
        region: one,
        struck: true,
        hits: null,
        downed: null,
        source: document.id,
        said: { by, speaker, outlet: document.outlet },
      }));
    });
  return [...figures, ...incidents].filter(({ region }) => isRegion(region));
};

/** Several weapons over one region are added up only where each of them is a kind of its own. */
const largest = (amounts: readonly (Amount | null)[]): Amount | null =>
  amounts.reduce((best, one) => (one && (!best || one.value > best.value) ? one : best), null);

/** Null where no region is named on either side: there is no map of that night. */
export const mapData = (digest: Digest): MapData | null => {
  const mentions = (['russia', 'ukraine'] as const).map((attacker) => ({
    attacker,
    all: mentionsOf(digest, attacker),
  }));
  if (mentions.every(({ all }) => all.length === 0)) return null;
  const used = new Set(mentions.flatMap(({ all }) => all.map(({ source }) => source)));
  return {
    night: digest.night,
    sides: mentions
      .filter(({ all }) => all.length > 0)
      .map(({ attacker, all }) => ({
        attacker,
        regions: [...Map.groupBy(all, ({ region }) => region)].map(([region, group]) => ({
          region,
          struck: group.some(({ struck }) => struck),
          hits: largest(group.map(({ hits }) => hits)),
          downed: largest(group.map(({ downed }) => downed)),
        })),
        said: [...Map.groupBy(all, ({ said }) => JSON.stringify(said)).values()].flatMap(
          ([first]) => (first ? [first.said] : []),
        ),
      })),
    sources: digest.sources.filter(({ id }) => used.has(id)),
  };
};
