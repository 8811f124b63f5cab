// A digest in one language, without markup: blocks of lines of spans. Platforms turn it into theirs.
import type { Instant, Language } from '../data/model/terms.ts';

/**
 * A stretch of a line. `cite` prints as [n] and links to that source where it has an address. `at`: the text
 * is a time of day; a platform that can shows that moment in the zone of whoever reads it.
 */
export type Span =
  | {
      readonly text: string;
      readonly bold?: true;
      readonly italic?: true;
      readonly url?: string;
      readonly at?: Instant;
    }
  | { readonly cite: number };
export type Line = readonly Span[];

/** What may be left out when a message is too long, in this order. */
export const detailOrder = [
  'quotes',
  'damage',
  'launchAreas',
  'regions',
  'aid',
  'talks',
  'figures',
] as const;
export type Detail = (typeof detailOrder)[number];

export interface Block {
  readonly id: string;
  readonly heading: Line | null;
  readonly lines: readonly {
    readonly spans: Line;
    readonly detail?: Detail;
    readonly bullet?: true;
  }[];
}

/**
 * A button: `command` is what a person would have typed ("/night 2025-07-20"), at most 60 bytes so that
 * every platform can carry it. Pressing it replaces the message it stands on, unless it `opens` anew: a
 * pushed digest stays what it is. `row`: buttons of one number stand side by side; without it three do.
 */
export interface Action {
  readonly label: string;
  readonly command: string;
  readonly opens?: 'anew';
  readonly row?: number;
}

export interface MessageSource {
  readonly number: number;
  readonly label: string;
  readonly url: string | null;
}

export interface Message {
  readonly language: Language;
  /** The fact itself in one plain line: what a push notification shows first. */
  readonly summary: string;
  /** The same in at most 60 characters, for where there is no room for more. */
  readonly short?: string;
  readonly blocks: readonly Block[];
  readonly sources: readonly MessageSource[];
  readonly actions: readonly Action[];
}

/** Without its last line; null where nothing is left to leave out. A heading goes with its last line. */
const withoutLastLine = (message: Message): Message | null => {
  const at = message.blocks.findLastIndex(({ lines }) => lines.length > 0);
  if (at < 0) return null;
  return {
    ...message,
    blocks: message.blocks.flatMap((block, index) => {
      if (index !== at) return [block];
      const lines = block.lines.slice(0, -1);
      return lines.length > 0 ? [{ ...block, lines }] : [];
    }),
  };
};

/**
 * Leaves out whole lines by `detailOrder` until `measure(message) <= limit`, and if that is not enough the
 * last lines; never cuts inside a line. Returns the message unchanged where it fits. A heading without
 * lines goes with its last line.
 */
export const fitMessage = (
  message: Message,
  limit: number,
  measure: (message: Message) => number,
): Message => {
  let current = message;
  for (const detail of detailOrder) {
    if (measure(current) <= limit) return current;
    current = {
      ...current,
      blocks: current.blocks
        .map((block) => ({ ...block, lines: block.lines.filter((line) => line.detail !== detail) }))
        .filter(
          (block, index) => block.lines.length > 0 || current.blocks[index]?.lines.length === 0,
        ),
    };
  }
  for (
    let next = withoutLastLine(current);
    next && measure(current) > limit;
    next = withoutLastLine(current)
  )
    current = next;
  return current;
};
