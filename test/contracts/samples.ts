// What sources say in the tests of what is kept: one claim, report, post and document, each changed as needed.
import { exactly } from '../../src/data/model/count.ts';
import type { DiplomaticEvent } from '../../src/data/model/event.ts';
import type { Post } from '../../src/data/model/post.ts';
import type { Claim, Report } from '../../src/data/model/report.ts';
import type { ArchiveDocument } from '../../src/data/store/store.ts';

export const now = new Date('2026-07-02T07:00:00Z');
export const later = new Date('2026-07-02T09:00:00Z');

export const claim = (change: Partial<Claim> = {}): Claim => ({
  night: '2026-07-02',
  part: 'night',
  window: null,
  attacker: 'russia',
  quantity: 'launched',
  munition: 'drone',
  count: exactly(496),
  region: null,
  subset: false,
  by: 'air-force-ua',
  speaker: null,
  outlet: null,
  quote: '496 drones',
  ...change,
});

export const report = (change: Partial<Report> = {}): Report => ({
  id: 'text',
  status: 'report',
  reason: null,
  source: 'air-force-ua',
  attacker: 'russia',
  period: { kind: 'night', date: '2026-07-02', from: '2026-07-01T18:00:00+03:00', to: null },
  asOf: '2026-07-02T09:00:00+03:00',
  ongoing: true,
  launchAreas: ['Bryansk', 'Kursk'],
  claims: [claim()],
  unnumbered: [],
  incidents: [],
  events: [],
  ...change,
});

export const post = (change: Partial<Post> = {}): Post => ({
  feed: 'air-force-ua',
  source: 'air-force-ua',
  key: '67095',
  url: 'https://t.me/kpszsu/67095',
  title: null,
  outlet: null,
  text: 'first text',
  publishedAt: '2026-07-02T06:20:00.000Z',
  editedAt: null,
  ...change,
});

export const document = (change: Partial<ArchiveDocument> = {}): ArchiveDocument => ({
  id: 'table/2026-07-02',
  source: 'air-force-ua',
  outlet: null,
  title: 'A table',
  url: 'https://www.facebook.com/kpszsu/posts/1',
  publishedAt: null,
  relayOf: 'A table',
  report: report({ id: 'table/2026-07-02', claims: [claim({ quote: null })] }),
  ...change,
});

export const event = (change: Partial<DiplomaticEvent> = {}): DiplomaticEvent => ({
  kind: 'talks-round',
  date: null,
  dates: ['2026-07-22', '2026-07-23'],
  precision: 'either',
  status: 'proposed',
  parties: ['ukraine', 'russia'],
  place: 'Istanbul',
  ordinal: 3,
  agenda: [],
  delegations: [],
  outcome: null,
  figures: [],
  role: null,
  by: 'news',
  speaker: 'a source',
  outlet: 'Suspilne',
  quote: null,
  ...change,
});

export const interval = (from: string, to: string, value: number): Report =>
  report({
    source: 'defence-ministry-ru',
    attacker: 'ukraine',
    period: { kind: 'day', date: '2026-04-12', from, to },
    asOf: null,
    ongoing: null,
    launchAreas: [],
    claims: [
      claim({
        night: '2026-04-12',
        part: 'day',
        attacker: 'ukraine',
        quantity: 'intercepted',
        count: exactly(value),
        by: 'defence-ministry-ru',
      }),
    ],
  });

/** A post of the ministry, told apart by its key. */
export const ministryPost = (key: string): Post =>
  post({ feed: 'defence-ministry-ru', source: 'defence-ministry-ru', key, url: null });

/** Two posts of the ministry about the evening and the rest of one night, whose hours do not overlap. */
export const eveningAndNight: readonly (readonly [Post, Report])[] = [
  [ministryPost('1'), interval('2026-04-12T20:00:00+03:00', '2026-04-12T23:20:00+03:00', 12)],
  [ministryPost('2'), interval('2026-04-12T23:20:00+03:00', '2026-04-13T07:00:00+03:00', 30)],
];

export const drones = {
  by: 'air-force-ua',
  attacker: 'russia',
  quantity: 'launched',
  munition: 'drone',
  part: 'night',
} as const;
