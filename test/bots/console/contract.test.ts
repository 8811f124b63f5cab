import { PassThrough } from 'node:stream';
import { composeAnswer } from '../../../src/bots/compose.ts';
import { createConsole } from '../../../src/bots/console/console.ts';
import type { Action } from '../../../src/digest/message.ts';
import { platformContract, type PlatformHarness } from '../../contracts/platform-contract.ts';
import { archiveNow, openArchive } from '../archive-store.ts';

const start = async (): Promise<PlatformHarness> => {
  const store = await openArchive();
  const input = new PassThrough();
  const output = new PassThrough();
  const shown: string[] = [];
  let actions: readonly Action[] = [];
  let heard: (text: string) => void = () => undefined;
  // One message is one write.
  output.on('data', (chunk: Buffer) => {
    shown.push(chunk.toString('utf8'));
    heard(chunk.toString('utf8'));
  });
  const answer = composeAnswer(store, { now: () => archiveNow });
  const platform = createConsole({ input, output, language: 'en', zone: 'Europe/Kyiv' });
  await platform.start({
    answer: async (request) => {
      const reply = await answer(request);
      actions = reply?.message.actions ?? [];
      return reply;
    },
    suggest: () => [],
    happened: () => Promise.resolve(),
    firstSeen: () => Promise.resolve(true),
    recall: (name) => store.recall(name),
    remember: (name, value) => store.remember(name, value),
    log: () => undefined,
  });
  const say = (text: string): Promise<string> => {
    const answered = new Promise<string>((resolve) => {
      heard = resolve;
    });
    input.write(`${text}\n`);
    return answered;
  };
  return {
    say,
    // The console has no buttons: what stands on them is typed.
    press: (label) => {
      const found = actions.find((action) =>
        typeof label === 'string' ? action.label === label : label.test(action.label),
      );
      if (!found) throw new Error(`no button ${String(label)}`);
      return say(found.command);
    },
    seen: () => shown,
    buttons: () => actions.map(({ label }) => label),
    close: async () => {
      input.end();
      await platform.ended;
      await platform.stop();
      await store.close();
    },
  };
};

platformContract('the console', start, { hasStrangers: false, replaces: false });
