// Hours of a figure that tells of a part of the night alone: the ministry posts several times a night, and one
// evening's post is not the night's.
import { zoneOf } from '../../data/model/night.ts';
import type { FigureClaim } from '../digest.ts';
import type { Words } from '../locale.ts';

const zone = zoneOf('ukraine');

/** "22:20–23:15", Moscow time; empty where the hours are not stated. */
export const hoursText = (words: Words, { hours }: FigureClaim): string =>
  hours === null ? '' : `${words.time(hours.from, zone)}–${words.time(hours.to, zone)}`;

/** True where the hours end before four in the morning or begin after three. */
const isPart = (words: Words, hours: NonNullable<FigureClaim['hours']>): boolean => {
  const [from, to] = [words.time(hours.from, zone), words.time(hours.to, zone)];
  return to >= '12:00' || to < '04:00' || (from > '03:00' && from < '12:00');
};

/** " from 22:20 to 23:15 Moscow time" behind a figure of the ministry's that is not the whole night's. */
export const partOfNight = (words: Words, { by, hours }: FigureClaim): string =>
  by === 'defence-ministry-ru' && hours !== null && isPart(words, hours)
    ? ` ${words.say('hours-moscow', { from: words.time(hours.from, zone), to: words.time(hours.to, zone) })}`
    : '';
