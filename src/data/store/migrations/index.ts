// Every step of the schema in order. A step is never edited once published: a change is a new step.
import type { Migration, MigrationProvider } from 'kysely';
import { postsAndClaims } from './0001-posts-and-claims.ts';
import { subscribers } from './0002-subscribers.ts';
import { outbox } from './0003-outbox.ts';
import { waitingForWords } from './0004-waiting-for-words.ts';
import { holds } from './0005-holds.ts';

export const migrations: Readonly<Record<string, Migration>> = {
  '0001-posts-and-claims': postsAndClaims,
  '0002-subscribers': subscribers,
  '0003-outbox': outbox,
  '0004-waiting-for-words': waitingForWords,
  '0005-holds': holds,
};

export const migrationProvider: MigrationProvider = {
  getMigrations: async () => ({ ...migrations }),
};
