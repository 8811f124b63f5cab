// The menu of commands: the same five everywhere, in every language that we speak.
import { describe, expect, test } from 'vitest';
import { commandMenu, typedLines } from '../../src/bots/commands/menu.ts';
import { languages } from '../../src/data/model/terms.ts';

describe('the menu', () => {
  test('shows the five commands in their order', () => {
    for (const language of languages)
      expect(commandMenu(language).map(({ name }) => name)).toEqual([
        'night',
        'talks',
        'stats',
        'subscribe',
        'help',
      ]);
  });
  test('has names of options in one lower-case word and descriptions that every platform takes', () => {
    for (const language of languages)
      for (const { description, options } of commandMenu(language)) {
        expect(description.length).toBeLessThanOrEqual(100);
        for (const option of options) {
          expect(option.label).toMatch(/^\p{Ll}{1,32}$/u);
          expect(option.description.length).toBeLessThanOrEqual(100);
        }
      }
  });
  test.each([
    ['night', { date: '21 July' }, ['21 July']],
    ['night', {}, ['']],
    ['talks', { since: 'exchange' }, ['exchange']],
    ['stats', {}, ['']],
    ['stats', { period: 'records' }, ['records']],
    ['stats', { region: 'UA-30' }, ['region UA-30']],
    ['stats', { region: 'UA-30', first: 'July 2025' }, ['region UA-30 July 2025']],
    ['stats', { region: 'UA-30', first: '2025-07-01' }, ['region UA-30 since 2025-07-01']],
    [
      'stats',
      { region: 'UA-30', first: '2025-07-01', second: '2025-07-31' },
      ['region UA-30 2025-07-01 to 2025-07-31'],
    ],
    ['stats', { region: 'UA-30', period: 'week' }, ['region UA-30 week']],
    ['stats', { first: '2025-07-21', second: '2024-08-26' }, ['2025-07-21 and 2024-08-26']],
    ['stats', { period: 'month', first: '2025-07-21' }, ['month 2025-07']],
    ['stats', { first: 'July 2025' }, ['month July 2025']],
    ['stats', { first: '2025' }, ['year 2025']],
    ['stats', { period: 'year' }, ['year']],
    ['stats', { period: 'year', first: '2025-07-21' }, ['year 2025']],
    ['stats', { region: 'UA-30', first: '2025' }, ['region UA-30 2025']],
    ['subscribe', {}, ['']],
    ['subscribe', { action: 'stop' }, ['stop']],
    ['subscribe', { at: '07:30', zone: 'Lviv' }, ['at 07:30', 'zone Lviv', 'start']],
    ['help', {}, ['']],
  ])('/%s with %j is what a person would type: %j', (command, filled, lines) => {
    expect(typedLines(command, filled)).toEqual(lines);
  });
});
