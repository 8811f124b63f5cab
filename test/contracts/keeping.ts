// Keeps a post together with what was read from it, as the ingest does.
import type { Post } from '../../src/data/model/post.ts';
import type { Report } from '../../src/data/model/report.ts';
import type { SavedPost, Store } from '../../src/data/store/store.ts';
import { now } from './samples.ts';

export const keeping =
  (current: () => Store) =>
  async (given: Post, said: Report, at = now): Promise<SavedPost> => {
    const saved = await current().savePost(given, at);
    await current().saveReport(saved.postId, saved.revision, said, at);
    return saved;
  };
