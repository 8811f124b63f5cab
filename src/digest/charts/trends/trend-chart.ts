// The picture of a view of `/stats`, and of the whole archive.
import type { Language } from '../../../data/model/terms.ts';
import { wordsOf } from '../../locale.ts';
import { textAt, type Element } from '../canvas.ts';
import { legendOf } from '../legend.ts';
import type { CardOptions } from '../night-card.ts';
import { palettes, type Drawing } from '../picture.ts';
import { edge, width, withNotes } from '../sheet.ts';
import { comparePanels, recordPanels, titleSize } from './trend-bars.ts';
import { archivePanels, nightPanels, regionPanels, type Panels } from './trend-columns.ts';
import type { TrendData } from './trend-data.ts';

const panelsOf = (data: TrendData, options: CardOptions): Panels => {
  switch (data.view) {
    case 'nights':
      return nightPanels(data, options);
    case 'region':
      return regionPanels(data, options);
    case 'records':
      return recordPanels(data, options);
    case 'compare':
      return comparePanels(data, options);
    case 'archive':
      return archivePanels(data, options);
  }
};

const altOf = ({ title, told, notes }: Panels): string =>
  [`${title}.`, ...told, ...notes].join(' ');

/** The same facts in one text, for who cannot see the picture. */
export const trendAlt = (data: TrendData, language: Language): string =>
  altOf(panelsOf(data, { language, theme: 'light' }));

export const drawTrend = (data: TrendData, options: CardOptions): Drawing => {
  const words = wordsOf(options.language);
  const palette = palettes[options.theme];
  const panels = panelsOf(data, options);
  const elements: Element[] = [
    textAt(edge, 62, panels.title, {
      size: titleSize(panels.title),
      fill: palette.ink,
      weight: 'bold',
    }),
    ...panels.elements,
  ];
  const legend = legendOf(words, palette, panels.marks, {
    left: edge,
    top: panels.bottom,
    right: width - edge,
  });
  elements.push(...legend.elements);
  const { charts, notes } = panels;
  const foot = { palette, top: legend.bottom + 8 };
  return withNotes({ elements, charts, alt: altOf(panels) }, notes, foot);
};
