import { expect } from 'vitest';
import {
  platformContract,
  type PlatformHarness,
  type Who,
} from '../../contracts/platform-contract.ts';
import type { Stored } from '../../fakes/telegram/world.ts';
import { group, owner, person, setStage, stranger } from './stage.ts';

const labelsOf = (message: Stored | undefined): string[] =>
  ((message?.markup?.['inline_keyboard'] ?? []) as { text: string }[][])
    .flat()
    .map(({ text }) => text);

const start =
  (chat: number, people: Readonly<Record<Who, number>>) => async (): Promise<PlatformHarness> => {
    const stage = await setStage();
    const { fake } = stage;
    const last = () => stage.shown(chat).at(-1);
    return {
      say: async (text, as = 'admin') => (await stage.ask(people[as], chat, text))?.text ?? '',
      press: async (label, as = 'admin') => {
        const before = last()?.messageId;
        fake.people.press(people[as], chat, label);
        await stage.settled();
        const shown = stage.shown(chat);
        // An answer anew stands at the end; one in place stands where the button was.
        return (before === last()?.messageId ? last() : shown.at(-1))?.text ?? '';
      },
      seen: () => stage.shown(chat).map(({ text }) => text),
      buttons: () => labelsOf(last()),
      close: async () => {
        expect(fake.complaints).toEqual([]);
        await stage.close();
      },
    };
  };

platformContract('Telegram in private', start(person, { admin: person, stranger }), {
  hasStrangers: false,
  replaces: true,
});
platformContract('Telegram in a group', start(group, { admin: owner, stranger }), {
  hasStrangers: true,
  replaces: true,
});
