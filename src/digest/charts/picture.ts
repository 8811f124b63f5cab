// What a picture is before it has pixels: a drawing in one language, with the words for who cannot see it.

import type { Element } from './canvas.ts';
import type { ColumnsChart } from './columns.ts';

export const themes = ['light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** Width and height in pixels. `alt`: the same facts as one text without layout. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** Colour behind everything. */
  readonly ground: string;
  readonly elements: readonly Element[];
  readonly charts: readonly ColumnsChart[];
  readonly alt: string;
}

/**
 * Colours by meaning. `stopped` and `rest` are the two parts of what was launched, for the night itself;
 * the `Before` colours are the same for the nights it is compared with.
 */
export interface Palette {
  readonly ground: string;
  readonly panel: string;
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
  readonly stopped: string;
  readonly stoppedBefore: string;
  readonly rest: string;
  readonly restBefore: string;
  /** Launched, and what became of it was not published. */
  readonly plain: string;
  readonly plainBefore: string;
  readonly hatch: string;
  readonly hatchGround: string;
  readonly record: string;
  readonly notice: string;
}

export const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    ground: '#fbfaf7',
    panel: '#f0eee8',
    ink: '#16202a',
    quiet: '#5a6672',
    line: '#dcd9d1',
    stopped: '#12647d',
    stoppedBefore: '#a3bfca',
    rest: '#d9682b',
    restBefore: '#f0cdb3',
    plain: '#6c7a86',
    plainBefore: '#c6cbcf',
    hatch: '#8b8f96',
    hatchGround: '#e9e6df',
    record: '#8a2f4b',
    notice: '#96510d',
  },
  dark: {
    ground: '#12181f',
    panel: '#1c252e',
    ink: '#f2f0ea',
    quiet: '#a7b2bd',
    line: '#2e3944',
    stopped: '#52b4d3',
    stoppedBefore: '#33586a',
    rest: '#f0924f',
    restBefore: '#6f4a34',
    plain: '#aab4bd',
    plainBefore: '#4a5560',
    hatch: '#7d8894',
    hatchGround: '#232d37',
    record: '#f08fab',
    notice: '#f2bd6b',
  },
};
