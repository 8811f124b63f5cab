// x
import type { EventWords } from '../events/words.ts';
import { english } from './events-en.ts';
export const ukrainian: EventWords = english;
