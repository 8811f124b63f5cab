// `status`: how the sources are doing and what waits for a person, as JSON.
import { withStore } from './database.ts';
import type { Tool } from './tool.ts';

export const statusTool: Tool = {
  name: 'status',
  purpose: 'prints sources, posts by status and the unreadable ones, as JSON',
  usage: 'status',
  options: {},
  run: (invocation) =>
    withStore(invocation, async (store) => {
      const unreadable = await store.unreadable(20);
      invocation.terminal.out(
        JSON.stringify(
          {
            archive: await store.archiveVersion(),
            nights: { first: await store.firstNight(), newest: await store.newestNight() },
            posts: await store.counts(),
            sources: await store.sourceStates(),
            unreadable: unreadable.map(({ feed, key, url, publishedAt, reason, text }) => ({
              feed,
              key,
              url,
              publishedAt,
              reason,
              begins: text.slice(0, 120),
            })),
          },
          null,
          2,
        ),
      );
      return 0;
    }),
};
