import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readChronology } from '../../../src/data/archive/chronology.ts';
import { wordingFor } from '../../../src/data/archive/wordings.ts';
import { eventSchema, type DiplomaticEvent } from '../../../src/data/model/event.ts';

const head = 'date,dateTo,precision,kind,status,parties,place,what,sources,confidence';
const eventOf = (row: string): DiplomaticEvent | undefined =>
  readChronology(`${head}\n${row}\n`)[0]?.report.events[0];

describe('the chronology of diplomacy', () => {
  test('a number of each side is told as such, and states are named in one way', () => {
    const event = eventOf(
      '2026-02-05,,day,exchange,completed,"russia; ukraine; mediators united states, uae",,"157 for 157 (314 in all)",reuters.com 2026-02-05,good',
    );
    expect(event?.figures).toEqual([
      { value: 157, bound: 'exactly', unit: 'person', item: 'prisoners of war, each side' },
    ]);
    expect(event?.parties).toEqual(['russia', 'ukraine', 'united states', 'united arab emirates']);
  });

  test('an exchange that is only announced has no figures of people', () => {
    const event = eventOf(
      '2025-06-12,,day,exchange,announced,russia; ukraine,,about 500 for 500 expected,bbc,one outlet',
    );
    expect(event?.figures).toEqual([]);
  });

  test('a round keeps its number and town; days of a range are not one day', () => {
    expect(
      eventOf(
        '2026-02-17,2026-02-18,range,talks-round,held,united states; ukraine; russia,Geneva (trilateral round 3; 6 h),no breakthrough,time.com,good',
      ),
    ).toMatchObject({
      place: 'Geneva',
      ordinal: 3,
      date: null,
      dates: ['2026-02-17', '2026-02-18'],
      precision: 'range',
    });
  });

  test('a part of a pledge is a figure of its own, and Ukraine is who gets it', () => {
    expect(
      eventOf(
        '2026-02-12,,day,pledge,agreed,ramstein contact group,,"EUR 38 billion in military aid pledged, of it EUR 2.5 billion for drones",dw,good',
      ),
    ).toMatchObject({
      parties: ['ukraine defense contact group', 'ukraine'],
      figures: [
        { value: 38e9, unit: 'EUR' },
        { value: 2.5e9, unit: 'EUR' },
      ],
    });
  });

  test('a row that names no outlet is left out', () => {
    expect(
      eventOf(
        '2026-05-08,,day,ceasefire,announced,russia; ukraine,,truce,no outlet read; fits a gap,weak',
      ),
    ).toBeUndefined();
  });

  test('a row of another form is refused', () => {
    expect(() => eventOf('someday,,day,exchange,completed,russia,,x,bbc,good')).toThrow();
  });

  test('our wording is found by text, speaker and stage, and only there', () => {
    const event = eventSchema.parse({
      kind: 'talks-round',
      date: null,
      status: 'proposed',
      parties: ['ukraine', 'russia'],
      by: 'president-ua',
      speaker: 'Ukrainian President Volodymyr Zelensky',
      quote: null,
    });
    expect(wordingFor('isw/001_2f14382cb2981443.txt', event)?.en).toContain('Umerov');
    expect(
      wordingFor('isw/001_2f14382cb2981443.txt', { ...event, speaker: 'Somebody' }),
    ).toBeNull();
    expect(wordingFor('another-text', event)).toBeNull();
  });
});

const file = '../shared/data/diplomacy/chronology.csv';
describe.skipIf(!existsSync(file))('the whole chronology (corpus absent: skipped)', () => {
  test('every event has a day, a source, and a wording in both languages where it has one', () => {
    const documents = readChronology(readFileSync(file, 'utf8'));
    expect(documents.length).toBeGreaterThan(60);
    for (const { id, outlet, report } of documents) {
      const [event] = report.events;
      expect(outlet, id).not.toBe('');
      expect(event?.date ?? event?.dates?.[0], id).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(event?.quote, id).toBeNull();
      if (event?.wording) expect(event.wording.uk, id).toMatch(/[а-яіїєґ0-9]/i);
    }
    expect(new Set(documents.map(({ id }) => id)).size).toBe(documents.length);
  });
});
