// Regions a figure may be about: ISO 3166-2 subdivisions and three seas. Names live in lexicons and locales.

export const ukrainianRegions = [
  'UA-05',
  'UA-07',
  'UA-09',
  'UA-12',
  'UA-14',
  'UA-18',
  'UA-21',
  'UA-23',
  'UA-26',
  'UA-30',
  'UA-32',
  'UA-35',
  'UA-40',
  'UA-43',
  'UA-46',
  'UA-48',
  'UA-51',
  'UA-53',
  'UA-56',
  'UA-59',
  'UA-61',
  'UA-63',
  'UA-65',
  'UA-68',
  'UA-71',
  'UA-74',
  'UA-77',
] as const;

export const russianRegions = (
  'AD AL ALT AMU ARK AST BA BEL BRY BU CE CHE CHU CU DA IN IRK IVA KAM KB KC KDA KEM KGD KGN KHA ' +
  'KHM KIR KK KL KLU KO KOS KR KRS KYA LEN LIP MAG ME MO MOS MOW MUR NEN NGR NIZ NVS OMS ORE ORL ' +
  'PER PNZ PRI PSK ROS RYA SA SAK SAM SAR SE SMO SPE STA SVE TA TAM TOM TUL TVE TY TYU UD ULY VGG ' +
  'VLA VLG VOR YAN YAR YEV ZAB'
)
  .split(' ')
  .map((code) => `RU-${code}`);

export const seas = ['black-sea', 'azov-sea', 'caspian-sea'] as const;

/** A region id of CONTRACT 3; a figure for several regions together has none (null). */
export type Region = string;

const known: ReadonlySet<string> = new Set<string>([
  ...ukrainianRegions,
  ...russianRegions,
  ...seas,
]);
export const isRegion = (text: string): text is Region => known.has(text);

/** Every region id there is, in the order of this file. */
export const regionIds: readonly Region[] = [...known];
