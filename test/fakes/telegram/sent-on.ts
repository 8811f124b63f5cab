// Messages that people send on out of the inline mode, in chats where the bot is not, and their buttons.
import type { Scene } from './scene.ts';
import type { People } from './people.ts';
import type { Fields, Stored } from './world.ts';

type SentOn = Pick<People, 'sendsOn' | 'pressesInline' | 'forgesInline' | 'inlineLabels'>;

const buttonsOf = (message: Stored | undefined): readonly Fields[] =>
  ((message?.markup?.['inline_keyboard'] ?? []) as readonly (readonly Fields[])[]).flat();

/** `pressed`: brings the press to the bot and answers the id of its query. */
export const sentOn = (
  { world, inlineAnswers, parse }: Scene,
  pressed: (from: number, inlineId: string, data: string) => string,
): SentOn => ({
  sendsOn: () => {
    const [result] = (inlineAnswers.at(-1)?.['results'] ?? []) as readonly Fields[];
    const content = result?.['input_message_content'] as Fields | undefined;
    if (!content) throw new Error('nothing was offered');
    const source = String(content['message_text']);
    const parsed = parse(source, content['parse_mode'] === 'HTML' ? 'HTML' : null);
    if (!parsed.ok) throw new Error(parsed.description);
    const id = `AgAAinline${world.inline.size + 1}`;
    world.inline.set(id, {
      messageId: 0,
      fromBot: true,
      date: 0,
      thread: null,
      text: parsed.text,
      source,
      entities: parsed.entities,
      markup: (result?.['reply_markup'] as Fields | undefined) ?? null,
      photo: null,
      preview: null,
      silent: false,
      edits: 0,
      deleted: false,
    });
    return id;
  },
  pressesInline: (from, id, label) => {
    const button = buttonsOf(world.inline.get(id)).find(({ text }) => text === label);
    if (!button) throw new Error(`no button ${label}`);
    return pressed(from, id, String(button['callback_data']));
  },
  forgesInline: pressed,
  inlineLabels: (id) => buttonsOf(world.inline.get(id)).map(({ text }) => String(text)),
});
