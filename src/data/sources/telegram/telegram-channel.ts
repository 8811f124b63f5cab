// A Telegram channel by its public page: about twenty posts, older ones by `?before=ID`. Every look pages
// back to where the last one ended; what it could not reach is remembered as a gap and asked for next time.
import type { Post } from '../../model/post.ts';
import { closeGaps, formatGaps, parseGaps, type Gap } from '../gaps.ts';
import type { Cursor, Fetched, FetchRequest, Http, Source, SourceConfig } from '../source.ts';
import { readChannelPage, type ChannelMessage, type ChannelPage } from './telegram-page.ts';
import { conditionalHeaders, validatorsOf } from '../web/conditional.ts';
import { FetchFault, shownUrl } from '../web/fault.ts';

const pageOf = (body: string, url: string): ChannelPage => {
  const page = readChannelPage(body);
  if (!page.isChannel)
    throw new FetchFault(
      'bad-content',
      `${shownUrl(url)} is no public page of a channel: no such channel, or its page is switched off; give https://t.me/s/NAME`,
    );
  return page;
};

const postOf = (config: SourceConfig, message: ChannelMessage): Post => ({
  feed: config.id,
  // What a channel passes on are the words of another: never its own report.
  source: message.forwardedFrom === null ? config.reader : 'news',
  key: String(message.id),
  url: `https://t.me/${message.channel}/${message.id}`,
  title: null,
  outlet: message.forwardedFrom ?? (config.reader === 'news' ? config.name : null),
  text: message.text,
  publishedAt: message.publishedAt,
  // The page does not say when: the edit is dated by when it was seen.
  editedAt: null,
});

const numberIn = (text: string | undefined): number =>
  text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : 0;

async function* fetchChannel(
  config: SourceConfig,
  { since, cursor, signal, patience }: FetchRequest,
  http: Http,
): AsyncGenerator<Fetched> {
  const known = numberIn(cursor['newest']);
  let gaps = parseGaps(cursor['gaps']);
  const mayBeUnchanged = since === null && gaps.length === 0;
  const answer = await http.get(config.url, {
    headers: mayBeUnchanged ? conditionalHeaders(cursor) : {},
    signal,
  });
  if (answer.status === 304) return yield { posts: [], cursor, unchanged: true };

  const first = pageOf(answer.body, config.url).messages;
  const [oldest, newest] = [first[0], first.at(-1)];
  if (!oldest || !newest) {
    if (known > 0)
      throw new FetchFault(
        'bad-content',
        `${shownUrl(config.url)} shows no posts, though it had some up to ${known}; it will be asked again`,
        { lasting: false },
      );
    return yield { posts: [], cursor: validatorsOf(answer), unchanged: false };
  }
  if (known > 0) gaps = [{ low: known, high: oldest.id }, ...gaps].filter(isGap);
  const missing = gaps;
  const wanted = (message: ChannelMessage): boolean =>
    message.text !== '' &&
    (since === null ||
      Date.parse(message.publishedAt) >= since.getTime() ||
      missing.some(({ low, high }) => low < message.id && message.id < high));
  const batch = (messages: readonly ChannelMessage[]): Fetched => ({
    posts: messages.filter(wanted).map((message) => postOf(config, message)),
    cursor: {
      ...validatorsOf(answer),
      newest: String(Math.max(known, newest.id)),
      ...(gaps.length > 0 ? { gaps: formatGaps(gaps) } : {}),
    } satisfies Cursor,
    unchanged: false,
  });
  gaps = closeGaps(gaps, oldest.id, Number.POSITIVE_INFINITY);
  yield batch(first);

  let position = oldest;
  for (let asked = 1; asked < patience; asked += 1) {
    const goesOn = since !== null && Date.parse(position.publishedAt) >= since.getTime();
    const gap = gaps.find(({ low }) => low + 1 < position.id);
    if (!goesOn && !gap) return;
    const before = goesOn || !gap ? position.id : Math.min(position.id, gap.high);
    const address = new URL(config.url);
    address.searchParams.set('before', String(before));
    const page = pageOf((await http.get(address.href, { signal })).body, address.href);
    const messages = page.messages.filter(({ id }) => id < before);
    const bottom = messages[0];
    // Nothing older: the beginning of the channel, so that no gap below can ever be filled.
    gaps = closeGaps(gaps, bottom?.id ?? 0, before);
    yield batch(messages);
    if (!bottom) return;
    position = bottom;
  }
}

const isGap = ({ low, high }: Gap): boolean => high > low + 1;

/** The public page of one Telegram channel as a source; the address is `https://t.me/s/NAME`. */
export const telegramChannel = (config: SourceConfig): Source => ({
  ...config,
  fetch: (request, http) => fetchChannel(config, request, http),
});
