// One picture to draw, as it is handed to the thread that draws.
import { type CardData } from '../../digest/charts/card-data.ts';
import type { MapData } from '../../digest/charts/map/map-data.ts';
import { drawNightCard, type CardOptions } from '../../digest/charts/night-card.ts';
import type { Drawing } from '../../digest/charts/picture.ts';
import { rasterise } from '../../digest/charts/rasterise.ts';
import { drawRegionMap } from '../../digest/charts/map/region-map.ts';
import { drawTrend } from '../../digest/charts/trends/trend-chart.ts';
import type { TrendData } from '../../digest/charts/trends/trend-data.ts';

export type Job = CardOptions &
  (
    | { readonly kind: 'night'; readonly data: CardData }
    | { readonly kind: 'map'; readonly data: MapData }
    | { readonly kind: 'trend'; readonly data: TrendData }
  );

export interface Drawn {
  readonly png: Uint8Array;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
}

const drawingOf = (job: Job): Drawing => {
  switch (job.kind) {
    case 'night':
      return drawNightCard(job.data, job);
    case 'map':
      return drawRegionMap(job.data, job);
    case 'trend':
      return drawTrend(job.data, job);
  }
};

export const draw = async (job: Job): Promise<Drawn> => {
  const drawing = drawingOf(job);
  const { alt, width, height } = drawing;
  return { png: await rasterise(drawing), alt, width, height };
};
