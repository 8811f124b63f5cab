// A map of equal squares: every region one, each roughly where it lies. No outline is drawn, so that no
// border is drawn either, and a small region is as easy to see as a large one.
import { isRegion } from '../../data/model/regions.ts';

export interface Tile {
  readonly region: string;
  readonly column: number;
  readonly row: number;
}

const tilesOf = (prefix: string, rows: readonly string[]): readonly Tile[] =>
  rows.flatMap((line, row) =>
    line
      .trim()
      .split(/\s+/)
      .flatMap((code, column): Tile[] => {
        const region = isRegion(code) ? code : `${prefix}-${code}`;
        return code === '.' ? [] : [{ region, column, row }];
      }),
  );

/** Regions of Ukraine. */
export const ukrainianTiles: readonly Tile[] = tilesOf('UA', [
  '.  07 56 18 32 74 59 .',
  '46 61 68 05 30 53 63 09',
  '21 26 77 .  71 35 12 14',
  '.  .  .  51 48 65 23 .',
  '.  .  .  .  40 43 .  .',
]);

/** Regions of Russia, and to the left what else its ministry names: Crimea and the seas. */
export const russianTiles: readonly Tile[] = tilesOf('RU', [
  '.         .   .   MUR .   .   NEN .   YAN .   .   .   .   CHU .',
  '.         SPE KR  ARK .   .   KO  .   KHM .   KYA SA  MAG KAM .',
  'KGD       PSK LEN VLG KOS KIR PER SVE TYU TOM KEM IRK AMU KHA SAK',
  '.         SMO NGR YAR IVA ME  UD  .   KGN OMS NVS BU  ZAB YEV .',
  '.         BRY TVE MOS VLA NIZ CU  TA  CHE .   ALT KK  .   PRI .',
  '.         KLU TUL MOW RYA MO  ULY BA  .   .   AL  TY  .   .   .',
  '.         ORL LIP TAM PNZ SAM ORE .   .   .   .   .   .   .   .',
  'UA-40     KRS BEL VOR SAR .   .   .   .   .   .   .   .   .   .',
  'UA-43     KDA ROS VGG KL  AST caspian-sea . . . . . . . .',
  'azov-sea  AD  STA CE  DA  .   .   .   .   .   .   .   .   .   .',
  'black-sea KC  KB  SE  IN  .   .   .   .   .   .   .   .   .   .',
]);

/** Columns of the European part; those beyond are drawn only where one of them is named. */
export const europeanColumns = 9;
