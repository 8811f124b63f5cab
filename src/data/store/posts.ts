// Raw texts with every version of them, and what the reader made of each.
import type { Kysely, Selectable } from 'kysely';
import type { Post } from '../model/post.ts';
import type { Report } from '../model/report.ts';
import { sourceIds } from '../model/terms.ts';
import { markKnown } from './change-mark.ts';
import { keepCorrections } from './nights/revisions.ts';
import { deleteReports, insertRows, makeCurrent, reportIdOf, rowsOf } from './reports.ts';
import type { PostRevisionTable, PostTable, Tables } from './schema.ts';
import type { SavedPost, Store, StoredPost } from './store.ts';
import { z } from 'zod';

const sourceSchema = z.enum(sourceIds);

const postIdOf = ({ feed, key }: Post): string => `${encodeURIComponent(feed)}/${key}`;

type PostRow = Selectable<PostTable> & Omit<Selectable<PostRevisionTable>, 'post_id' | 'kept_at'>;

const storedPost = (row: PostRow): StoredPost => ({
  postId: row.id,
  revision: row.revision,
  feed: row.feed,
  source: sourceSchema.parse(row.source),
  key: row.key,
  url: row.url,
  title: row.title,
  outlet: row.outlet,
  text: row.text,
  publishedAt: row.published_at,
  editedAt: row.edited_at,
});

const withRevisions = (db: Kysely<Tables>) =>
  db
    .selectFrom('posts')
    .innerJoin('post_revisions', 'post_revisions.post_id', 'posts.id')
    .select([
      'posts.id',
      'posts.feed',
      'posts.key',
      'posts.source',
      'posts.published_at',
      'posts.status',
      'posts.reason',
      'post_revisions.revision',
      'post_revisions.url',
      'post_revisions.title',
      'post_revisions.outlet',
      'post_revisions.text',
      'post_revisions.edited_at',
    ]);

const savePost =
  (db: Kysely<Tables>) =>
  (post: Post, now: Date): Promise<SavedPost> =>
    db.transaction().execute(async (transaction) => {
      const postId = postIdOf(post);
      const known = await transaction
        .selectFrom('posts')
        .innerJoin('post_revisions', (join) =>
          join
            .onRef('post_revisions.post_id', '=', 'posts.id')
            .onRef('post_revisions.revision', '=', 'posts.revision'),
        )
        .select(['posts.revision', 'posts.status', 'post_revisions.text'])
        .where('posts.id', '=', postId)
        .executeTakeFirst();
      if (known && known.text === post.text)
        return {
          postId,
          revision: known.revision,
          outcome: 'same',
          unread: known.status === null,
        };
      const revision = (known?.revision ?? 0) + 1;
      if (known)
        await transaction
          .updateTable('posts')
          .set({ revision, status: null, reason: null })
          .where('id', '=', postId)
          .execute();
      else
        await transaction
          .insertInto('posts')
          .values({
            id: postId,
            feed: post.feed,
            key: post.key,
            source: post.source,
            published_at: new Date(post.publishedAt).toISOString(),
            revision,
            status: null,
            reason: null,
          })
          .execute();
      await transaction
        .insertInto('post_revisions')
        .values({
          post_id: postId,
          revision,
          url: post.url,
          title: post.title,
          outlet: post.outlet,
          text: post.text,
          edited_at: post.editedAt,
          kept_at: now.toISOString(),
        })
        .execute();
      return { postId, revision, outcome: known ? 'revised' : 'new', unread: true };
    });

const saveReport =
  (db: Kysely<Tables>) =>
  (postId: string, revision: number, report: Report, now: Date): Promise<void> =>
    db.transaction().execute(async (transaction) => {
      const row = await withRevisions(transaction)
        .select('posts.revision as newest')
        .where('posts.id', '=', postId)
        .where('post_revisions.revision', '=', revision)
        .executeTakeFirst();
      if (!row) throw new Error(`no revision ${revision} of post ${postId} is stored`);
      const origin = {
        documentId: postId,
        revision,
        origin: 'post' as const,
        relayOf: null,
        outlet: row.outlet,
        title: row.title,
        url: row.url,
        publishedAt: row.published_at,
        // An edit that the page does not date is dated by when we saw it.
        editedAt:
          row.edited_at ?? (revision > 1 ? await keptAt(transaction, postId, revision) : null),
        fingerprint: null,
      };
      const rows = rowsOf(report, origin, false);
      await keepCorrections(transaction, rows, now);
      await deleteReports(transaction, [reportIdOf(postId, revision)]);
      await insertRows(transaction, [rows]);
      // A newer text that cannot be read does not take back what the older one said.
      const newest = await transaction
        .selectFrom('reports')
        .select('id')
        .where('document_id', '=', postId)
        .where('status', '!=', 'unreadable')
        .orderBy('revision', 'desc')
        .executeTakeFirst();
      await makeCurrent(transaction, postId, newest?.id ?? reportIdOf(postId, revision));
      if (row.newest === revision)
        await transaction
          .updateTable('posts')
          .set({ status: report.status, reason: report.reason })
          .where('id', '=', postId)
          .execute();
      await markKnown(transaction);
    });

const keptAt = async (
  db: Kysely<Tables>,
  postId: string,
  revision: number,
): Promise<string | null> => {
  const row = await db
    .selectFrom('post_revisions')
    .select('kept_at')
    .where('post_id', '=', postId)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return row?.kept_at ?? null;
};

/** Pages, not one open statement: the caller saves readings while it goes through them. */
const pageSize = 200;

async function* posts(
  db: Kysely<Tables>,
  filter: { readonly feed?: string; readonly since?: string } = {},
): AsyncGenerator<StoredPost> {
  let after: { publishedAt: string; id: string } | null = null;
  for (;;) {
    let query = withRevisions(db)
      .whereRef('post_revisions.revision', '=', 'posts.revision')
      .orderBy('posts.published_at')
      .orderBy('posts.id')
      .limit(pageSize);
    if (filter.feed !== undefined) query = query.where('posts.feed', '=', filter.feed);
    if (filter.since !== undefined) query = query.where('posts.published_at', '>=', filter.since);
    if (after) {
      const { publishedAt, id } = after;
      query = query.where((where) =>
        where.or([
          where('posts.published_at', '>', publishedAt),
          where.and([where('posts.published_at', '=', publishedAt), where('posts.id', '>', id)]),
        ]),
      );
    }
    const rows: PostRow[] = await query.execute();
    yield* rows.map(storedPost);
    const last = rows.at(-1);
    if (!last || rows.length < pageSize) return;
    after = { publishedAt: last.published_at, id: last.id };
  }
}

/** The part of the store that keeps posts and readings. */
export const postStore = (
  db: Kysely<Tables>,
): Pick<Store, 'savePost' | 'saveReport' | 'posts' | 'revisions' | 'counts' | 'unreadable'> => ({
  savePost: savePost(db),
  saveReport: saveReport(db),
  posts: (filter) => posts(db, filter),
  revisions: async (postId) => {
    const rows = await withRevisions(db)
      .where('posts.id', '=', postId)
      .orderBy('post_revisions.revision')
      .execute();
    return rows.map(storedPost);
  },
  counts: async () => {
    const rows = await db
      .selectFrom('posts')
      .select(['status', (select) => select.fn.countAll<number | string>().as('posts')])
      .groupBy('status')
      .execute();
    const of = (status: string) => Number(rows.find((row) => row.status === status)?.posts ?? 0);
    return {
      posts: rows.reduce((sum, row) => sum + Number(row.posts), 0),
      report: of('report'),
      'not-a-report': of('not-a-report'),
      unreadable: of('unreadable'),
    };
  },
  unreadable: async (limit) => {
    const rows = await withRevisions(db)
      .whereRef('post_revisions.revision', '=', 'posts.revision')
      .where('posts.status', '=', 'unreadable')
      .orderBy('posts.published_at', 'desc')
      .orderBy('posts.id', 'desc')
      .limit(limit)
      .execute();
    return rows.map((row) => ({ ...storedPost(row), reason: row.reason }));
  },
});
