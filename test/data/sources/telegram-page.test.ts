import { describe, expect, test } from 'vitest';
import { readChannelPage } from '../../../src/data/sources/telegram/telegram-page.ts';
import { channelPage, emoji, messageHtml, type FakeMessage } from '../../fakes/web/channel.ts';

const at = '2026-07-02T06:20:00+00:00';
const read = (...messages: readonly FakeMessage[]) =>
  readChannelPage(channelPage('kpszsu', messages, false)).messages;

describe('the text of a message', () => {
  test('keeps its lines and paragraphs, its emoji and its signs, and nothing of what stands around it', () => {
    const [message] = read({
      id: 7,
      at,
      html: `${emoji('⚡')}<b>ЗБИТО/ПОДАВЛЕНО 132 ЦІЛІ</b><br/><br/>${emoji('❗️')}У ніч на 2 липня противник атакував <b>14</b>0 БпЛА &amp; ракетами &quot;Іскандер&quot;&#33;<br/>▪️ 3 ракети;<br/>▪️ 129&nbsp;БпЛА &lt;Shahed&gt;.<br/><a href="https://t.me/kpszsu">Підписатися</a>`,
    });
    expect(message?.text).toBe(
      '⚡ЗБИТО/ПОДАВЛЕНО 132 ЦІЛІ\n\n❗️У ніч на 2 липня противник атакував 140 БпЛА & ракетами "Іскандер"!\n▪️ 3 ракети;\n▪️ 129 БпЛА <Shahed>.\nПідписатися',
    );
  });
  test('is the caption of an album once, though the page wraps it twice', () => {
    expect(read({ id: 7, at, html: 'Збито 12 БпЛА', album: 3 })).toMatchObject([
      { id: 7, text: 'Збито 12 БпЛА' },
    ]);
  });
  test('holds nothing of the post it replies to', () => {
    const [message] = read({ id: 7, at, html: 'Уточнення: 54 БпЛА', replyTo: 'Збито 56 БпЛА' });
    expect(message?.text).toBe('Уточнення: 54 БпЛА');
  });
  test('a blockquote is a paragraph of its own', () => {
    const [message] = read({
      id: 7,
      at,
      html: 'Слова:<blockquote expandable>цитата</blockquote>далі',
    });
    expect(message?.text).toBe('Слова:\n\nцитата\n\nдалі');
  });
});

describe('what the page says of a message', () => {
  test('its number, its time in UTC and whether it was edited', () => {
    expect(
      read(
        { id: 7, at: '2026-07-02T09:20:00+03:00', html: 'a' },
        { id: 9, at, html: 'b', edited: true },
      ),
    ).toMatchObject([
      { id: 7, channel: 'kpszsu', publishedAt: '2026-07-02T06:20:00.000Z', edited: false },
      { id: 9, edited: true },
    ]);
  });
  test('whose words it passes on, unless they are its own', () => {
    const forward = (channel: string) =>
      read({ id: 7, at, html: 'a', forwardedFrom: { name: 'Генеральний штаб', channel } })[0]
        ?.forwardedFrom;
    expect(forward('GeneralStaffZSU')).toBe('Генеральний штаб');
    expect(forward('KPSZSU')).toBeNull();
  });
  test('a picture alone and a service note have a number and no text', () => {
    expect(
      read({ id: 7, at, html: null }, { id: 8, at, html: 'pinned a photo', service: true }),
    ).toMatchObject([
      { id: 7, text: '' },
      { id: 8, text: '' },
    ]);
  });
});

describe('a page with faults', () => {
  const two = [
    { id: 7, at, html: 'перший' },
    { id: 8, at, html: 'другий' },
  ];
  test('marks left open do not run one message into the next', () => {
    const html = channelPage('kpszsu', two, false).replace('перший</div>', 'перший<b>');
    expect(readChannelPage(html).messages.map(({ id, text }) => [id, text])).toEqual([
      [7, 'перший'],
      [8, 'другий'],
    ]);
  });
  test('marks left open do not make a post of our channel the words of another', () => {
    const forwarded = { name: 'Another', channel: 'another' };
    const own = messageHtml('kpszsu', { id: 7, at, html: 'наш' }).replaceAll('</div>', '');
    const html =
      own +
      messageHtml('kpszsu', { id: 8, at, html: 'чужий', forwardedFrom: forwarded, edited: true });
    expect(readChannelPage(html).messages).toMatchObject([
      { id: 7, text: 'наш', forwardedFrom: null, edited: false },
      { id: 8, forwardedFrom: 'Another', edited: true },
    ]);
  });
  test('a message cut off at the end of the page waits for the next look', () => {
    const whole = channelPage('kpszsu', two, false);
    const cut = whole.slice(0, whole.indexOf('другий') + 3);
    expect(readChannelPage(cut).messages.map(({ id }) => id)).toEqual([7]);
  });
  test('a message without a time inside the page has that of its neighbour', () => {
    const html = channelPage('kpszsu', two, false).replace(/<time datetime="[^"]*"/, '<time');
    expect(readChannelPage(html).messages.map(({ id, publishedAt }) => [id, publishedAt])).toEqual([
      [7, '2026-07-02T06:20:00.000Z'],
      [8, '2026-07-02T06:20:00.000Z'],
    ]);
  });
  test('a page that is no channel is told from a channel without posts', () => {
    expect(
      readChannelPage('<html><body class="tgme_page">Contact @nobody</body></html>').isChannel,
    ).toBe(false);
    expect(readChannelPage(channelPage('kpszsu', [], false))).toEqual({
      messages: [],
      isChannel: true,
    });
  });
  test('a message is found once, however often the page repeats it', () => {
    const html = messageHtml('kpszsu', two[0] as FakeMessage);
    expect(readChannelPage(html + html).messages).toHaveLength(1);
  });
});
