// Answers to interactions: the first within three seconds, deferred where it takes longer than one, once each.
import {
  DiscordAPIError,
  HTTPError,
  InteractionResponseType,
  MessageFlags,
  Routes,
  type APIInteraction,
  type APIMessageComponentInteraction,
  type RawFile,
  type REST,
} from 'discord.js';
import type { Language } from '../../data/model/terms.ts';
import { wordsOf } from '../../digest/locale.ts';
import { messageOf } from '../console/note.ts';
import type { Choice, Handlers, Picture, Reply } from '../platform.ts';
import { sayError } from './errors.ts';
import { formatDiscord, limits } from './format.ts';
import { openTurns } from '../turns.ts';

/** `update` turns over the message that was pressed; the others are new, `discreet` for one pair of eyes. */
export type Sort = 'public' | 'discreet' | 'update';

export interface Asking {
  readonly sort: Sort;
  readonly language: Language;
  /** False where this interaction was handed over before: it is then left alone. */
  readonly fresh: () => Promise<boolean>;
  /** Null is a deliberate silence. */
  readonly answer: () => Promise<Reply | null>;
}

export interface Replying {
  reply(interaction: APIInteraction, asking: Asking): Promise<void>;
  propose(interaction: APIInteraction, choices: () => readonly Choice[]): Promise<void>;
  /** Takes note of a press that means nothing to us. */
  nothing(interaction: APIMessageComponentInteraction): Promise<void>;
}

/** After so long we tell Discord that the answer is coming: its own patience ends at three seconds. */
const deferAfter = 1000;
/** With so many before it an answer is announced at once. */
const crowd = 2;
const mostChoices = 25;
const choiceLength = 100;

const alreadyAnswered = 40060;
const unknownInteraction = 10062;
const unknownMessage = 10008;
const formFault = 50035;

/** What a repeated call meets where the one before was taken in: answered, or gone as wanted. */
const settled: ReadonlySet<number> = new Set([alreadyAnswered, unknownMessage]);

const codeOf = (error: unknown): number | null =>
  error instanceof DiscordAPIError ? Number(error.code) : null;

type Data = Readonly<Record<string, unknown>>;

const filesOf = (picture: Picture | null): RawFile[] =>
  picture ? [{ name: picture.name, data: Buffer.from(picture.png), contentType: 'image/png' }] : [];

/** `attachments` names what the message keeps: an answer without a picture drops the one before. */
const dataOf = ({ message, picture }: Reply): Data => {
  const payload = formatDiscord(message);
  const [embed] = payload.embeds;
  return {
    ...payload,
    ...(picture && embed
      ? { embeds: [{ ...embed, image: { url: `attachment://${picture.name}` } }] }
      : {}),
    attachments: picture
      ? [{ id: '0', filename: picture.name, description: picture.alt.slice(0, 1024) }]
      : [],
  };
};

/** Where our own form was refused, the fact itself still goes out, plain. */
const plainData = ({ message }: Reply): Data => ({
  content: message.summary.replaceAll('@', '@\u200b').slice(0, limits.content) || '-',
  embeds: [],
  components: [],
  attachments: [],
  allowed_mentions: { parse: [] },
});

const discreetly = (data: Data): Data => ({ ...data, flags: MessageFlags.Ephemeral });

const retries = 2;

/** What is done about an interaction that was handed over before. */
const repeated = 'repeated' as const;

export interface ReplyingOptions {
  readonly rest: REST;
  readonly application: string;
  readonly log: Handlers['log'];
}

export const openReplying = ({ rest, application, log }: ReplyingOptions): Replying => {
  const turns = openTurns();
  /** Repeats what is harmless twice: an answer is taken once, an edit says the same. */
  const again = async (call: () => Promise<unknown>): Promise<void> => {
    for (let attempt = 0; ; attempt += 1)
      try {
        await call();
        return;
      } catch (error) {
        // Taken in the first time, though its answer was lost.
        if (attempt > 0 && settled.has(codeOf(error) ?? 0)) return;
        const broken = error instanceof HTTPError || !(error instanceof DiscordAPIError);
        if (!broken || attempt >= retries) throw error;
      }
  };
  const callback = (
    { id, token }: APIInteraction,
    type: InteractionResponseType,
    data?: Data,
    files: RawFile[] = [],
  ): Promise<void> =>
    again(() =>
      rest.post(Routes.interactionCallback(id, token), {
        auth: false,
        body: { type, ...(data ? { data } : {}) },
        files,
      }),
    );
  const editOriginal = ({ token }: APIInteraction, body: Data, files: RawFile[]): Promise<void> =>
    again(() =>
      rest.patch(Routes.webhookMessage(application, token), { auth: false, body, files }),
    );
  const dropOriginal = ({ token }: APIInteraction): Promise<void> =>
    again(() => rest.delete(Routes.webhookMessage(application, token), { auth: false }));
  const followUp = async (
    { token }: APIInteraction,
    body: Data,
    files: RawFile[],
  ): Promise<void> => {
    await rest.post(Routes.webhook(application, token), { auth: false, body, files });
  };

  /** With the reply's form, and where Discord refuses that, with its plain sentence. */
  const withPlain = async (
    reply: Reply,
    write: (data: Data, files: RawFile[]) => Promise<void>,
  ): Promise<void> => {
    try {
      await write(dataOf(reply), filesOf(reply.picture));
    } catch (error) {
      if (codeOf(error) !== formFault) throw error;
      log('error', 'discord-form-refused', {
        error: error instanceof Error ? error.message.slice(0, 500) : '',
      });
      await write(plainData(reply), []);
    }
  };

  const isPressed = (interaction: APIInteraction): boolean =>
    'message' in interaction && interaction.message !== undefined;

  const answerNow = (interaction: APIInteraction, reply: Reply, sort: Sort): Promise<void> =>
    withPlain(reply, (data, files) =>
      sort === 'update' && !(reply.discreet && !isOwnEyes(interaction))
        ? callback(interaction, InteractionResponseType.UpdateMessage, data, files)
        : callback(
            interaction,
            InteractionResponseType.ChannelMessageWithSource,
            reply.discreet || sort !== 'public' ? discreetly(data) : data,
            files,
          ),
    );

  const answerLate = (interaction: APIInteraction, reply: Reply, sort: Sort): Promise<void> =>
    withPlain(reply, async (data, files) => {
      const hides =
        reply.discreet && (sort === 'public' || (sort === 'update' && !isOwnEyes(interaction)));
      if (!hides) return editOriginal(interaction, data, files);
      if (sort === 'public') await dropOriginal(interaction);
      return followUp(interaction, discreetly(data), files);
    });

  const silence = async (interaction: APIInteraction, deferred: boolean): Promise<void> => {
    if (isPressed(interaction)) {
      if (!deferred) await callback(interaction, InteractionResponseType.DeferredMessageUpdate);
      return;
    }
    if (!deferred)
      await callback(
        interaction,
        InteractionResponseType.DeferredChannelMessageWithSource,
        discreetly({}),
      );
    await dropOriginal(interaction);
  };

  const defer = (interaction: APIInteraction, sort: Sort): Promise<void> =>
    sort === 'update'
      ? callback(interaction, InteractionResponseType.DeferredMessageUpdate)
      : callback(
          interaction,
          InteractionResponseType.DeferredChannelMessageWithSource,
          sort === 'discreet' ? discreetly({}) : undefined,
        );

  const failure = (language: Language): Reply => ({
    message: messageOf(language, [wordsOf(language).say('command-failed')]),
    discreet: true,
    picture: null,
  });

  const tooLate = (error: unknown): boolean =>
    [unknownInteraction, alreadyAnswered].includes(codeOf(error) ?? 0);

  const careful = async (what: string, run: () => Promise<void>): Promise<void> => {
    try {
      await run();
    } catch (error) {
      // Somebody else answered, or three seconds had passed before we heard of it.
      log(tooLate(error) ? 'info' : 'warn', `discord-${what}-failed`, { error: sayError(error) });
    }
  };

  return {
    reply: (interaction, { sort, language, fresh, answer }) =>
      careful('answer', async () => {
        let deferring: Promise<void> | null = null;
        const deferNow = (): void => {
          deferring ??= defer(interaction, sort);
          deferring.catch(() => undefined);
        };
        const timer = setTimeout(deferNow, deferAfter);
        if (turns.waiting >= crowd) {
          deferNow();
          turns.hush();
        }
        await turns.wait();
        const reply = await fresh()
          .then((first): Promise<Reply | null | typeof repeated> =>
            first ? answer() : Promise.resolve(repeated),
          )
          .catch((error: unknown) => {
            log('error', 'command-failed', {
              error: error instanceof Error ? (error.stack ?? error.message) : String(error),
            });
            return failure(language);
          })
          .finally(() => clearTimeout(timer));
        const deferred = deferring as Promise<void> | null;
        if (reply === repeated) return;
        // An announcement that did not get through leaves the answer itself to be tried, while there is time.
        const announced =
          deferred !== null &&
          (await deferred.then(
            () => true,
            (error: unknown) => {
              if (codeOf(error) === unknownInteraction) throw error;
              return codeOf(error) === alreadyAnswered;
            },
          ));
        if (reply === null) await silence(interaction, announced);
        else if (announced) await answerLate(interaction, reply, sort);
        else await answerNow(interaction, reply, sort);
      }),
    propose: (interaction, choices) =>
      careful('proposals', () =>
        callback(interaction, InteractionResponseType.ApplicationCommandAutocompleteResult, {
          choices: choices()
            .filter(
              ({ label, value }) => label !== '' && value !== '' && value.length <= choiceLength,
            )
            .slice(0, mostChoices)
            .map(({ label, value }) => ({ name: label.slice(0, choiceLength), value })),
        }),
      ),
    nothing: (interaction) =>
      careful('press', () => callback(interaction, InteractionResponseType.DeferredMessageUpdate)),
  };
};

/** Whether the message that was pressed is seen by one person alone already. */
const isOwnEyes = (interaction: APIInteraction): boolean =>
  'message' in interaction &&
  interaction.message !== undefined &&
  ((interaction.message.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
