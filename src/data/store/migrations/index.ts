// Every step of the schema in order. A step is never edited once published: a change is a new step.
import type { Migration, MigrationProvider } from 'kysely';
import { postsAndClaims } from './0001-posts-and-claims.ts';

export const migrations: Readonly<Record<string, Migration>> = {
  '0001-posts-and-claims': postsAndClaims,
};

export const migrationProvider: MigrationProvider = {
  getMigrations: async () => ({ ...migrations }),
};
