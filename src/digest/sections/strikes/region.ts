// What is told of one region, date by date: each figure and each damage with who says it and where.
import type { LocalDate, Part } from '../../../data/model/terms.ts';
import type { Digest, Figure } from '../../digest.ts';
import type { Words } from '../../locale.ts';
import type { Citations } from '../../marks.ts';
import { countedMunition } from '../../munitions.ts';
import { speakerName } from '../../speakers.ts';
import type { RegionQuestion, Stats } from '../../stats.ts';
import { groundItems, regionsIn, wordsForIncident } from './ground.ts';
import { nameOf, publisherName, relaysOf } from '../view.ts';

export interface RegionView {
  readonly words: Words;
  readonly citations: Citations;
}

interface Told {
  readonly part: Part;
  readonly text: string;
  readonly by: string;
}

const figureText = (words: Words, { munition, quantity, lead }: Figure): string =>
  munition === null
    ? words.say(`people-${quantity}`, {
        value: words.count(lead, { people: true }),
        count: lead.value,
      })
    : `${countedMunition(words, lead, munition)} ${words.say(`verb-${quantity}`)}`;

/** Figures of people and munitions; counts of places have no words of their own here. */
const isTold = ({ munition, quantity }: Figure): boolean =>
  munition !== null || quantity === 'killed' || quantity === 'injured';

const figuresOf = (view: RegionView, digest: Digest, region: string): readonly Told[] =>
  digest.directions
    .flatMap(({ regions, figures }) => [...regions, ...figures])
    .filter((figure) => figure.region === region && isTold(figure))
    .map((figure) => ({
      part: figure.part,
      text: figureText(view.words, figure),
      by: `${nameOf({ ...view, digest }, figure.lead)} ${view.citations.mark(figure.lead.source, ...relaysOf(figure))}`.trimEnd(),
    }));

const groundOf = (view: RegionView, digest: Digest, region: string): readonly Told[] =>
  groundItems(
    digest.incidents.filter(
      (incident) =>
        incident.region === region ||
        (incident.place !== null && (regionsIn(incident.place)?.includes(region) ?? false)),
    ),
  ).map(({ incident, documents }) => {
    const { by, speaker, document } = incident;
    const name = speakerName(view.words, { by, speaker, outlet: publisherName(view, document) });
    return {
      part: 'night' as const,
      text: wordsForIncident(view.words, incident),
      by: `${name} ${view.citations.mark(...documents)}`.trimEnd(),
    };
  });

/** "19 drones shot down (Russia's Defence Ministry [1])": what one speaker tells in one place stands together. */
const partText = (view: RegionView, told: readonly Told[]): string =>
  [...Map.groupBy(told, ({ by }) => by)]
    .map(([by, group]) =>
      view.words.say('stats-region-told', {
        text: [...new Set(group.map(({ text }) => text))].join('; '),
        by,
      }),
    )
    .join('; ');

const dateText = (view: RegionView, night: LocalDate, digest: Digest, region: string): string => {
  const told = [...figuresOf(view, digest, region), ...groundOf(view, digest, region)];
  const [byNight, byDay] = [
    told.filter(({ part }) => part === 'night'),
    told.filter(({ part }) => part === 'day'),
  ];
  const { words } = view;
  const line = (label: string, text: string): string =>
    words.say('stats-region-line', { night: label, text });
  const day = words.say('stats-region-by-day', { text: partText(view, byDay) });
  if (byNight.length > 0)
    return line(
      words.night(night, { year: true }),
      [partText(view, byNight), ...(byDay.length > 0 ? [day] : [])].join('; '),
    );
  // A post of an hour of the night that the night's total is not from may name it alone.
  return byDay.length > 0
    ? line(words.day(night, { year: true }), day)
    : line(words.night(night, { year: true }), words.say('stats-region-unsaid', { date: night }));
};

/** What was searched, then the dates of this page, newest first; one sentence where none names the region. */
export const regionLines = (view: RegionView, stats: Stats, question: RegionQuestion): string[] => {
  const { words } = view;
  const lines = stats.nights
    .toReversed()
    .flatMap(({ night, digest }) =>
      digest ? [dateText(view, night, digest, question.region)] : [],
    );
  return [
    words.say('stats-region-searched', {
      dates: words.say('stats-dates', {
        value: words.number(question.searched),
        count: question.searched,
      }),
      named: words.number(question.named),
    }),
    ...(question.pages > 1
      ? [
          words.say('stats-region-page', {
            page: words.number(question.page),
            pages: words.number(question.pages),
          }),
        ]
      : []),
    ...(lines.length > 0
      ? lines
      : [words.say('stats-region-none', { region: words.say(`region-${question.region}`) })]),
  ];
};
