// One conversation that every platform must carry: subscribe, set, ask, page, look up, stop, be forgotten.
// The words are the product's; a platform only brings them. Run by a harness per platform.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** `admin` may change the settings of the place that is talked in, `stranger` may not. */
export type Who = 'admin' | 'stranger';

export interface PlatformHarness {
  /** Types a line as a person would; resolves with what the bot then showed, '' for silence. */
  say(text: string, as?: Who): Promise<string>;
  /** Presses a button that is shown now by its label; resolves with what the place then shows. */
  press(label: string | RegExp, as?: Who): Promise<string>;
  /** Everything that can be read in the place now, oldest first, as it stands now. */
  seen(): readonly string[];
  /** Labels of the buttons that can be pressed now. */
  buttons(): readonly string[];
  close(): Promise<void>;
}

export interface ContractOptions {
  /** Somebody without rights can be there: not on the console, nor in a private chat. */
  readonly hasStrangers: boolean;
  /** Whether an answer to a button replaces the message it stands on. */
  readonly replaces: boolean;
}

/** Starts a harness whose newest night is `newestNight` and that subscribed nobody yet. */
export type StartHarness = () => Promise<PlatformHarness>;

export const platformContract = (
  name: string,
  start: StartHarness,
  options: ContractOptions,
): void => {
  describe(`a conversation on ${name}`, () => {
    let harness: PlatformHarness;
    beforeAll(async () => {
      harness = await start();
    }, 60_000);
    afterAll(() => harness?.close());

    test('a night is answered with its figures and who says them', async () => {
      const answer = await harness.say('/night 2025-07-21');
      expect(answer).toContain('20–21 July 2025');
      expect(answer).toContain('426');
      expect(answer).toContain('Air Force');
    });
    test('the button before shows the night before, and the one after comes back', async () => {
      await harness.say('/night 2025-07-21');
      const count = harness.seen().length;
      const before = await harness.press(/19.20 July/);
      expect(before).toContain('19–20 July 2025');
      const back = await harness.press(/20.21 July/);
      expect(back).toContain('20–21 July 2025');
      if (options.replaces) expect(harness.seen()).toHaveLength(count);
    });
    test('quotes of a night come with its button', async () => {
      await harness.say('/night 2025-07-21');
      const quotes = await harness.press(/quote/i);
      expect(quotes).toContain('July 2025');
    });
    test('before anything is subscribed the status says so', async () => {
      expect(await harness.say('/status')).toMatch(/nothing is subscribed/i);
    });
    test('whoever may not change settings is told so, and nothing changes', async () => {
      if (!options.hasStrangers) return;
      expect(await harness.say('/subscribe', 'stranger')).toMatch(
        /only (administrators|who has the permission "Manage Server") can change this/i,
      );
      expect(await harness.say('/status', 'stranger')).toMatch(/nothing is subscribed/i);
    });
    test('subscribing says when the next digest comes', async () => {
      const panel = await harness.say('/subscribe');
      expect(panel).toMatch(/on: every day from 08:00/i);
      expect(panel).toContain('Europe/Kyiv');
      expect(panel).toMatch(/missing permissions: none/i);
    });
    test('the hour is changed by typing and by button', async () => {
      expect(await harness.say('/subscribe at 07:30')).toContain('07:30');
      await harness.press(/hour/i);
      expect(await harness.press('20:00')).toContain('20:00');
    });
    test('the zone is found by a city, and an unknown one is refused', async () => {
      expect(await harness.say('/subscribe zone Warsaw')).toContain('Europe/Warsaw');
      expect(await harness.say('/subscribe zone Xyzzyville')).toMatch(/do not know the place/i);
      expect(await harness.say('/status')).toContain('Europe/Warsaw');
    });
    test('a stranger changes nothing by a button either', async () => {
      if (!options.hasStrangers) return;
      await harness.say('/subscribe');
      const shown = harness.seen().at(-1);
      await harness.press('Stop', 'stranger');
      expect(harness.seen().at(-1)).toBe(shown);
      expect(await harness.say('/status')).toMatch(/on: every day/i);
    });
    test('talks and statistics are answered', async () => {
      expect(await harness.say('/talks')).toMatch(/round|talks/i);
      expect(await harness.say('/stats records')).toMatch(/record/i);
    });
    test('the language is changed, and the place is answered in it', async () => {
      expect(await harness.say('/subscribe language uk')).toMatch(/\p{Script=Cyrillic}/u);
      expect(await harness.say('/night 2025-07-21')).toContain('липня 2025');
      expect(await harness.say('/subscribe language en')).toMatch(/language: english/i);
    });
    test('nonsense is answered in one friendly sentence', async () => {
      expect(await harness.say('/night 31 June 2025')).toMatch(/no such day/i);
    });
    test('stopping stops and says how to start again', async () => {
      expect(await harness.say('/stop')).toMatch(/stopped/i);
      expect(await harness.say('/status')).toMatch(/off/i);
    });
    test('being forgotten asks first, shows what is kept, and leaves nothing', async () => {
      expect(await harness.say('/forget')).toMatch(/kept about this chat/i);
      expect(await harness.press(/yes, delete/i)).toMatch(/deleted/i);
      expect(await harness.say('/status')).toMatch(/nothing is subscribed/i);
    });
  });
};
