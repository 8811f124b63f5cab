// Prisoner exchanges and the return of bodies as lines; a sum of both sides is never the number of each.
import type { EventFigure } from '../../../data/model/event.ts';
import type { SourcedEvent } from '../../../data/model/night.ts';
import { stageOf } from '../../judging/same-event.ts';
import type { Entry } from '../../events/timeline.ts';
import { citing, daysText, tellerOf, type EntryView } from './telling.ts';

/** Whether a number is of each side, of both together, or not said. */
export const scopeOf = ({ item }: EventFigure): 'each' | 'both' | 'unsaid' =>
  /each side/i.test(item ?? '') ? 'each' : /both sides/i.test(item ?? '') ? 'both' : 'unsaid';

/** People of each side, null where no text says it. */
export const perSide = (entry: Entry): EventFigure | null =>
  entry.tellings
    .filter(({ status }) => stageOf[status] === stageOf[entry.status])
    .flatMap(({ figures }) => figures)
    .find((figure) => figure.unit === 'person' && scopeOf(figure) === 'each') ?? null;

const figureText = ({ words }: EntryView, figure: EventFigure): string => {
  const count = words.count(figure, { people: true });
  if (figure.unit === 'body') return words.say('bodies', { count, number: figure.value });
  return words.say(`prisoners-${scopeOf(figure)}`, { count, number: figure.value });
};

/** Figures as told, one after another; different ones of different texts stand side by side. */
const figuresText = (view: EntryView, tellings: readonly SourcedEvent[]): string | null => {
  const groups = Map.groupBy(
    tellings.filter(({ figures }) => figures.length > 0),
    (telling) => telling.figures.map((figure) => figureText(view, figure)).join(', '),
  );
  const texts = [...groups];
  if (texts.length === 0) return null;
  if (texts.length === 1) return texts[0]?.[0] ?? null;
  return texts
    .map(([text, told]) => {
      const names = [...new Set(told.map((telling) => tellerOf(view, telling)))];
      return `${text} (${names.join(', ')} ${citing(view, told)})`;
    })
    .join('; ');
};

export interface ExchangeTelling {
  /** Our wording of the archive; null where the figures are to speak. */
  readonly wording: string | null;
  /** True where the day stands before the line already. */
  readonly dated: boolean;
  /** Who tells it, as the line begins; may be empty. */
  readonly by: string;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "Zelensky: prisoner exchange carried out 5 February: 157 from each side [1]". */
export const exchangeText = (view: EntryView, entry: Entry, how: ExchangeTelling): string => {
  const { words } = view;
  const told = entry.tellings.filter(({ status }) => stageOf[status] === stageOf[entry.status]);
  const done = stageOf[entry.status] === 4;
  const dated = entry.date !== null || entry.dates.length > 0;
  const day =
    dated && !how.dated
      ? ` ${daysText(words, entry.dates.length > 1 ? entry.dates : [entry.day], entry.precision)}`
      : '';
  const status = done && how.dated ? '' : ` ${words.say(`${entry.kind}-${entry.status}`)}`;
  const thing = `${words.say(`thing-${entry.kind}`)}${status}${day}`;
  return words.say('talks-line-told', {
    thing: `${how.by}${how.by === '' ? capital(thing) : thing}`,
    // Bodies have one number; what else our wording holds is of the exchange beside them.
    sentence:
      (entry.kind === 'repatriation' ? figuresText(view, told) : null) ??
      how.wording ??
      figuresText(view, told) ??
      words.say('no-number'),
    marks: citing(view, told),
  });
};
