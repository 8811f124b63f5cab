// The chart library's picture of a drawing, as SVG. Loaded in the drawing thread alone: it is large.
import { BarChart } from 'echarts/charts';
import { GraphicComponent, GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Drawing } from './picture.ts';
import { fontFamily } from './typeface.ts';

use([BarChart, GridComponent, GraphicComponent, SVGRenderer]);

/** The rasteriser reads no `font` shorthand: its parts become attributes. */
const withPlainFonts = (svg: string): string =>
  svg.replace(
    /style="font:\s*(?:(normal|bold)\s+)?([\d.]+)px\s+([^";]+);?"/g,
    (_, weight: string | undefined, size: string, family: string) =>
      `font-weight="${weight ?? 'normal'}" font-size="${size}" font-family="${family.trim()}"`,
  );

/** The picture as SVG; the same input gives the same pixels. */
export const svgOf = ({ width, height, ground, elements, charts }: Drawing): string => {
  const drawn = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    drawn.setOption({
      animation: false,
      backgroundColor: ground,
      textStyle: { fontFamily },
      grid: charts.map(({ grid }) => grid),
      xAxis: charts.map(({ xAxis }) => xAxis),
      yAxis: charts.map(({ yAxis }) => yAxis),
      series: charts.flatMap(({ series }) => series),
      graphic: elements,
    });
    return withPlainFonts(drawn.renderToSVGString());
  } finally {
    drawn.dispose();
  }
};
