// Whether some words are about the war at all. It spares outlets' servers requests for football and weather;
// it never decides what a text says.
import { topicStems } from './lexicon/topics.ts';

const stems = new RegExp(`(?<![\\p{L}\\p{N}])(${topicStems.join('|')})`, 'iu');

/** True where a word of the text begins like one about the war, its strikes or its diplomacy. */
export const isOnTopic = (words: string): boolean => stems.test(words);
