// Pictures for chats and pages: drawn once for what they show, kept, and never in the way of the text.
import { createHash } from 'node:crypto';
import type { Language } from '../../data/model/terms.ts';
import type { Store } from '../../data/store/store.ts';
import { cardData, nightsBefore } from '../../digest/charts/card-data.ts';
import { mapData } from '../../digest/charts/map/map-data.ts';
import type { Theme } from '../../digest/charts/picture.ts';
import { archiveData, trendData, type TrendData } from '../../digest/charts/trends/trend-data.ts';
import type { Digest } from '../../digest/digest.ts';
import { statsSeries, type Stats } from '../../digest/stats.ts';
import { knowNights, type KnownNights } from '../known-nights.ts';
import { startEasel, type Easel, type Fault } from './easel.ts';
import type { Drawn, Job } from './job.ts';

export interface PictureOptions {
  readonly language: Language;
  /** Light where absent. */
  readonly theme?: Theme;
}

/**
 * A picture, or why there is none: `nothing` where the night has nothing of the kind to show. `hash` names
 * what the picture shows: equal hashes are equal pictures, so an upload may be used again by it.
 */
export type Picture =
  | ({ readonly ok: true; readonly hash: string } & Drawn)
  | Fault
  | { readonly ok: false; readonly reason: 'nothing'; readonly detail: string };

/** None of these throws. */
export interface Pictures {
  night(digest: Digest, options: PictureOptions): Promise<Picture>;
  map(digest: Digest, options: PictureOptions): Promise<Picture>;
  stats(stats: Stats, options: PictureOptions): Promise<Picture>;
  archive(options: PictureOptions): Promise<Picture>;
  close(): Promise<void>;
}

/** Bytes of pictures kept; those unused for longest go. */
const mostBytes = 24 * 1024 * 1024;
/** Nights before may be this old (milliseconds) where something was written since. */
const oldestBeside = 30_000;
/** Changes with the look, so that no old picture passes for a new one. */
const look = 1;

const hashOf = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify([look, value]))
    .digest('base64url')
    .slice(0, 22);

const nothing = (detail: string): Picture => ({ ok: false, reason: 'nothing', detail });

/** `onFault` hears of every picture that failed, for the log. */
export const createPictures = ({
  store,
  nights = knowNights(store),
  easel = startEasel(),
  clock = () => performance.now(),
  onFault = () => undefined,
}: {
  readonly store: Store;
  readonly nights?: KnownNights;
  readonly easel?: Easel;
  readonly clock?: () => number;
  readonly onFault?: (fault: { readonly picture: string; readonly detail: string }) => void;
}): Pictures => {
  const kept = new Map<string, Promise<Picture>>();
  const sizes = new Map<string, number>();
  /** What a night's own figures led to, so that the 30 nights before are not read again for each request. */
  const shown = new Map<
    string,
    { readonly mark: string; readonly at: number; readonly hash: string }
  >();

  const figures = new WeakMap<Digest, string>();

  const keep = (hash: string, picture: Picture): void => {
    if (!picture.ok) {
      kept.delete(hash);
      return;
    }
    sizes.set(hash, picture.png.length);
    let total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    for (const oldest of kept.keys()) {
      if (total <= mostBytes || oldest === hash) break;
      total -= sizes.get(oldest) ?? 0;
      kept.delete(oldest);
      sizes.delete(oldest);
    }
  };
  const drawOnce = (job: Job, hash: string): Promise<Picture> => {
    const known = kept.get(hash);
    if (known) {
      kept.delete(hash);
      kept.set(hash, known);
      return known;
    }
    const drawing = easel.draw(job).then((answer): Picture => {
      if (answer.ok) return { ok: true, hash, ...answer.drawn };
      onFault({ picture: job.kind, detail: answer.detail });
      return answer;
    });
    kept.set(hash, drawing);
    void drawing.then((picture) => keep(hash, picture));
    return drawing;
  };
  const guarded = async (picture: string, make: () => Promise<Picture>): Promise<Picture> => {
    try {
      return await make();
    } catch (error) {
      const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      onFault({ picture, detail });
      return { ok: false, reason: 'failed', detail };
    }
  };

  /** Names the night's own figures; a digest is never changed once made. */
  const figuresOf = (digest: Digest): string => {
    const known = figures.get(digest);
    if (known !== undefined) return known;
    const hash = hashOf(cardData(digest, []));
    figures.set(digest, hash);
    return hash;
  };
  const downedOverRussia = statsSeries.find(({ attacker }) => attacker === 'ukraine');
  const night = async (digest: Digest, language: Language, theme: Theme): Promise<Picture> => {
    const own = `${figuresOf(digest)} ${language} ${theme}`;
    const mark = await nights.mark();
    const before = shown.get(own);
    if (before && (before.mark === mark || clock() - before.at < oldestBeside)) {
      const picture = kept.get(before.hash);
      if (picture) return picture;
    }
    const beside: Digest[] = [];
    for (const date of nightsBefore(digest.night)) {
      const found = await nights.find(date, oldestBeside);
      if (found) beside.push(found.digest);
    }
    const data = cardData(digest, beside, {
      downedOverRussia: downedOverRussia
        ? await store.series({ ...downedOverRussia, to: digest.night })
        : [],
    });
    const hash = hashOf(['night', data, language, theme]);
    shown.delete(own);
    shown.set(own, { mark, at: clock(), hash });
    for (const oldest of shown.keys()) {
      if (shown.size <= 2_000) break;
      shown.delete(oldest);
    }
    return drawOnce({ kind: 'night', data, language, theme }, hash);
  };
  const trend = (data: TrendData | null, language: Language, theme: Theme): Promise<Picture> =>
    data === null
      ? Promise.resolve(nothing('no figure to draw'))
      : drawOnce(
          { kind: 'trend', data, language, theme },
          hashOf(['trend', data, language, theme]),
        );

  return {
    night: (digest, { language, theme = 'light' }) =>
      guarded('night', () => night(digest, language, theme)),
    map: (digest, { language, theme = 'light' }) =>
      guarded('map', () => {
        const data = mapData(digest);
        return data === null
          ? Promise.resolve(nothing('no region is named'))
          : drawOnce(
              { kind: 'map', data, language, theme },
              hashOf(['map', data, language, theme]),
            );
      }),
    stats: (stats, { language, theme = 'light' }) =>
      guarded('stats', () => trend(trendData(stats), language, theme)),
    archive: ({ language, theme = 'light' }) =>
      guarded('archive', async () => {
        const [key] = statsSeries;
        if (!key) return nothing('no series');
        return trend(archiveData({ ...key, points: await store.series(key) }), language, theme);
      }),
    close: () => easel.close(),
  };
};
