// The public page of a Telegram channel, composed in the structure of https://t.me/s/NAME: twenty messages a
// page, older ones by `?before=`, marks of edits, forwards, replies, albums and service notes.
import type { Answer } from './web.ts';

export interface FakeMessage {
  readonly id: number;
  /** As HTML; null for a picture without caption. */
  readonly html: string | null;
  /** ISO instant. */
  readonly at: string;
  readonly edited?: boolean;
  readonly forwardedFrom?: { readonly name: string; readonly channel: string };
  readonly replyTo?: string;
  /** Pictures with one caption: their numbers follow the message's own. */
  readonly album?: number;
  readonly service?: boolean;
}

const photo = (name: string, id: number, grouped = false): string =>
  `<a class="tgme_widget_message_photo_wrap${grouped ? ' grouped_media_wrap blured js-message_photo' : ''}" href="https://t.me/${name}/${id}${grouped ? '?single' : ''}" style="width:800px;background-image:url('https://cdn.example/file/${id}.jpg')"><div class="tgme_widget_message_photo" style="padding-top:66%"></div></a>`;

const text = (html: string, twice: boolean): string => {
  const body = `<div class="tgme_widget_message_text js-message_text" dir="auto">${html}</div>`;
  return twice
    ? `<div class="tgme_widget_message_text js-message_text" dir="auto">${body}</div>`
    : body;
};

/** The emoji of a page: a picture in the style, the letter in bold inside. */
export const emoji = (letter: string): string =>
  `<i class="emoji" style="background-image:url('//telegram.org/img/emoji/40/E29AA1.png')"><b>${letter}</b></i>`;

export const messageHtml = (name: string, message: FakeMessage): string => {
  const { id, html, at, edited, forwardedFrom, replyTo, album, service } = message;
  const media = album
    ? `<div class="tgme_widget_message_grouped_wrap js-message_grouped_wrap"><div class="tgme_widget_message_grouped js-message_grouped"><div class="tgme_widget_message_grouped_layer js-message_grouped_layer">${Array.from({ length: album }, (_, at) => photo(name, id + at, true)).join('')}</div></div></div>`
    : html === null
      ? photo(name, id)
      : '';
  return `<div class="tgme_widget_message_wrap js-widget_message_wrap"><div class="tgme_widget_message text_not_supported_wrap${service ? ' service_message' : ''} js-widget_message" data-post="${name}/${id}" data-view="eyJjIjotMTAwMX0">
  <div class="tgme_widget_message_user"><a href="https://t.me/${name}"><i class="tgme_widget_message_user_photo bgcolor4" data-content="P"><img src="https://cdn.example/file/face.jpg"></i></a></div>
  <div class="tgme_widget_message_bubble">
    <div class="tgme_widget_message_author accent_color"><a class="tgme_widget_message_owner_name" href="https://t.me/${name}"><span dir="auto">The channel ${emoji('⚡')}</span></a></div>
    ${forwardedFrom ? `<div class="tgme_widget_message_forwarded_from accent_color">Forwarded from&nbsp;<a class="tgme_widget_message_forwarded_from_name" href="https://t.me/${forwardedFrom.channel}/77"><span dir="auto">${forwardedFrom.name}</span></a></div>` : ''}
    ${replyTo ? `<a class="tgme_widget_message_reply user-color-default" href="https://t.me/${name}/${id - 1}"><div class="tgme_widget_message_author accent_color"><span class="tgme_widget_message_author_name" dir="auto">The channel</span></div><div class="tgme_widget_message_text js-message_reply_text" dir="auto">${replyTo}</div></a>` : ''}
    ${media}
    ${html === null ? '' : text(html, album !== undefined)}
    <div class="tgme_widget_message_reactions js-message_reactions"><span class="tgme_reaction">${emoji('👍')}496</span></div>
    <div class="tgme_widget_message_footer compact js-message_footer"><div class="tgme_widget_message_info short js-message_info"><span class="tgme_widget_message_views">56.1K</span><span class="copyonly"> views</span><span class="tgme_widget_message_meta">${edited ? 'edited &nbsp;' : ''}<a class="tgme_widget_message_date" href="https://t.me/${name}/${id}"><time datetime="${at}" class="time">05:12</time></a></span></div></div>
  </div>
</div></div>`;
};

export const channelPage = (
  name: string,
  messages: readonly FakeMessage[],
  older: boolean,
): string =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>The channel – Telegram</title>
<script>document.cookie="stel_dt=180";</script></head>
<body class="widget_frame_base tgme_webpreview emoji_image"><header class="tgme_header"><div class="tgme_header_info"><a class="tgme_channel_join_telegram" href="//telegram.org/dl">Join</a></div></header>
<main class="tgme_main"><div class="tgme_container"><section class="tgme_channel_history js-message_history">
${older ? `<div class="tgme_widget_message_centered js-messages_more_wrap"><a href="/s/${name}?before=${messages[0]?.id ?? 0}" class="tme_messages_more js-messages_more" data-before="${messages[0]?.id ?? 0}"></a></div>` : ''}
${messages.map((message) => messageHtml(name, message)).join('\n')}
</section></div></main><div class="tgme_channel_info"><div class="tgme_channel_info_header_title">The channel</div></div></body></html>`;

/** A channel whose posts can be published, edited and deleted while it is read. */
export const fakeChannel = (name: string) => {
  const messages = new Map<number, FakeMessage>();
  const render = (before: number): string => {
    const older = [...messages.values()]
      .filter(({ id }) => id < before)
      .sort((a, b) => a.id - b.id);
    return channelPage(name, older.slice(-20), older.length > 20);
  };
  const answer: Answer = (_, response, url) => {
    const before = Number(url.searchParams.get('before') ?? Number.POSITIVE_INFINITY);
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
    });
    response.end(render(before));
  };
  return {
    answer,
    render: () => render(Number.POSITIVE_INFINITY),
    publish: (...posts: readonly FakeMessage[]) => {
      for (const post of posts) messages.set(post.id, post);
    },
    edit: (id: number, html: string) => {
      const post = messages.get(id);
      if (post) messages.set(id, { ...post, html, edited: true });
    },
    remove: (...ids: readonly number[]) => {
      for (const id of ids) messages.delete(id);
    },
  };
};
