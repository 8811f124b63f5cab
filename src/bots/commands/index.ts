// Every command there is, in the order of the menu; the first five are in it.
import type { Command } from './command.ts';
import { pictureCommand } from './draw.ts';
import { helpCommand } from './help.ts';
import { nightCommand, quotesCommand } from './night.ts';
import { monthCommand, recordsCommand, regionCommand, statsCommand, weekCommand } from './stats.ts';
import { subscriptionCommand } from './subscription.ts';
import { talksCommand } from './talks.ts';

export const commands: readonly Command[] = [
  nightCommand,
  talksCommand,
  statsCommand,
  subscriptionCommand,
  helpCommand,
  quotesCommand,
  weekCommand,
  monthCommand,
  recordsCommand,
  regionCommand,
  pictureCommand,
];
