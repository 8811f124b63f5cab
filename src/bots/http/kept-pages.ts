// Pages as they were last rendered, until the database says that something was written. Bounded, so that no
// stranger fills the memory.
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

export interface Rendered {
  readonly status: number;
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface KeptPage extends Rendered {
  readonly etag: string;
  /** The same squeezed; null where that gains nothing. */
  readonly squeezed: Uint8Array<ArrayBuffer> | null;
}

export interface KeptPages {
  /** The page under the key, rendered where it is not known or may have changed. */
  get(key: string, render: () => Promise<Rendered>): Promise<KeptPage>;
  /** Pages kept, for tests and metrics. */
  size(): number;
}

interface Kept {
  readonly mark: string;
  readonly at: number;
  readonly page: Promise<KeptPage>;
}

const squeeze = promisify(gzip);

const finish = async (rendered: Rendered): Promise<KeptPage> => {
  const { body, type } = rendered;
  const text = /^(?:text|application)\/|svg/.test(type) && body.length > 1_000;
  const squeezed = text ? await squeeze(body) : null;
  return {
    ...rendered,
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    squeezed,
  };
};

/**
 * `mark`: the database's mark of change. A page younger than `fresh` milliseconds is given out although
 * something was written, so that a busy morning does not render a page for every reader.
 */
export const keepPages = ({
  mark,
  clock = () => performance.now(),
  fresh = 500,
  most = 600,
}: {
  readonly mark: () => Promise<string>;
  readonly clock?: () => number;
  readonly fresh?: number;
  readonly most?: number;
}): KeptPages => {
  const kept = new Map<string, Kept>();
  return {
    get: async (key, render) => {
      const current = await mark();
      const known = kept.get(key);
      if (known && (known.mark === current || clock() - known.at < fresh)) {
        kept.delete(key);
        kept.set(key, known);
        return known.page;
      }
      const page = render().then(finish);
      kept.delete(key);
      kept.set(key, { mark: current, at: clock(), page });
      page.catch(() => {
        if (kept.get(key)?.page === page) kept.delete(key);
      });
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break;
        kept.delete(oldest);
      }
      return page;
    },
    size: () => kept.size,
  };
};
