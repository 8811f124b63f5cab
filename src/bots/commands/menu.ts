// The five commands as a platform's menu shows them, with the options of one that has a form for them.
import type { Language } from '../../data/model/terms.ts';
import { wordsOf } from '../../digest/locale.ts';

/** One thing that can be filled in. `channel` is chosen, `text` typed; `suggests` while it is typed. */
export interface MenuOption {
  /** What our code knows it by: ASCII, the same in every language. */
  readonly name: string;
  /** The same word for the reader: lower case, one word. */
  readonly label: string;
  readonly description: string;
  readonly kind: 'text' | 'channel';
  readonly suggests: boolean;
  /** The only values it takes; empty = anything. `value` is what would be typed. */
  readonly choices: readonly { readonly label: string; readonly value: string }[];
}

export interface MenuCommand {
  /** Typed after the slash, the same in every language. */
  readonly name: string;
  /** At most 100 characters. */
  readonly description: string;
  readonly options: readonly MenuOption[];
}

interface OptionShape {
  readonly name: string;
  readonly kind?: 'channel';
  readonly suggests?: true;
  readonly choices?: readonly string[];
}

const shapes: readonly { readonly name: string; readonly options: readonly OptionShape[] }[] = [
  { name: 'night', options: [{ name: 'date', suggests: true }] },
  { name: 'talks', options: [{ name: 'since', suggests: true }] },
  {
    name: 'stats',
    options: [
      { name: 'period', choices: ['week', 'month', 'year', 'records'] },
      { name: 'region', suggests: true },
      { name: 'first', suggests: true },
      { name: 'second', suggests: true },
    ],
  },
  {
    name: 'subscribe',
    options: [
      { name: 'channel', kind: 'channel' },
      { name: 'action', choices: ['start', 'panel', 'stop', 'forget'] },
      { name: 'at' },
      { name: 'zone' },
      { name: 'language', choices: ['en', 'uk'] },
      { name: 'threshold' },
    ],
  },
  { name: 'help', options: [] },
];

/** The five commands in their order, in the reader's words. */
export const commandMenu = (language: Language): readonly MenuCommand[] => {
  const words = wordsOf(language);
  return shapes.map(({ name, options }) => ({
    name,
    description: words.say(`menu-${name}`),
    options: options.map((option) => ({
      name: option.name,
      label: words.say(`menu-option-${option.name}`),
      description: words.say(`menu-option-${option.name}-description`),
      kind: option.kind ?? 'text',
      suggests: option.suggests ?? false,
      choices: (option.choices ?? []).map((value) => ({
        label: words.say(`menu-choice-${value}`),
        value,
      })),
    })),
  }));
};

/** What was filled in, by option name. */
export type Filled = Readonly<Record<string, string>>;

const isoDay = /^(\d{4}-\d{2})-\d{2}$/;

const statsLine = (filled: Filled): string => {
  const { period, region, first, second } = filled;
  if (region) {
    const time = first && second ? `${first} to ${second}` : (first ?? second ?? '');
    const open = first && !second && isoDay.test(first) ? 'since ' : '';
    const spell = time === '' && period !== 'records' ? (period ?? '') : `${open}${time}`;
    return `region ${region} ${spell}`.trim();
  }
  if (first && second) return `${first} and ${second}`;
  const day = first ?? second;
  if (day) {
    const year = /^20\d{2}$/.test(day) || period === 'year' ? /^20\d{2}/.exec(day)?.[0] : undefined;
    return year === undefined ? `month ${isoDay.exec(day)?.[1] ?? day}` : `year ${year}`;
  }
  return period ?? '';
};

const settings = ['at', 'zone', 'language', 'threshold'] as const;

/**
 * What a person would have typed after the command, one line for each thing that was filled in. Settings
 * come before the action; settings alone also start the subscription.
 */
export const typedLines = (command: string, filled: Filled): readonly string[] => {
  if (command === 'stats') return [statsLine(filled)];
  if (command !== 'subscribe') return [filled['date'] ?? filled['since'] ?? ''];
  const changes = settings.flatMap((name) =>
    filled[name] === undefined ? [] : [`${name} ${filled[name]}`],
  );
  const action = filled['action'];
  if (action !== undefined) return [...changes, action];
  return changes.length > 0 ? [...changes, 'start'] : [''];
};
