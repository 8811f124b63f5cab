// People of the fake Discord: they type slash commands, press buttons, choose and fill in, and see what comes back.
import { commandData, payloadOf, type Doing, type Registered } from './asking.ts';
import { Conversations, type Conversation } from './conversations.ts';
import type { FakeMessage, Json } from '../shapes.ts';
import type { World } from '../world.ts';

export class People extends Conversations {
  readonly dispatch: (event: string, data: Json) => void;
  commands: Registered[] = [];

  constructor(world: World, dispatch: (event: string, data: Json) => void) {
    super(world);
    this.dispatch = dispatch;
  }

  /** Takes note of an interaction and hands it over; `copies` > 1 delivers it twice. */
  #begin(payload: Json, doing: Doing, copies: number): Conversation {
    const conversation: Conversation = {
      id: String(payload['id']),
      token: String(payload['token']),
      at: this.world.now(),
      payload,
      userInstalled: doing.userInstalled ?? false,
      channel: doing.channel,
      firstAfter: null,
      deferred: false,
      ephemeral: false,
      message: null,
      dropped: false,
      followUps: [],
      choices: null,
      modal: null,
      updated: false,
      waiting: [],
    };
    this.conversations.set(conversation.token, conversation);
    // Long runs must not keep every conversation of theirs.
    if (this.conversations.size > 5000) {
      const [oldest] = this.conversations.keys();
      if (oldest !== undefined) this.conversations.delete(oldest);
    }
    for (let copy = 0; copy < copies; copy += 1) this.dispatch('INTERACTION_CREATE', payload);
    return conversation;
  }

  /** Types a slash command with its options by name. `copies`: how often the gateway delivers it. */
  slash(
    doing: Doing,
    command: string,
    options: Readonly<Record<string, string | number | boolean>> = {},
    copies = 1,
  ): Conversation {
    return this.#begin(
      payloadOf(this.world, doing, 2, commandData(this.world, this.commands, command, options)),
      doing,
      copies,
    );
  }

  /** Types into one option and waits for proposals. */
  autocomplete(doing: Doing, command: string, option: string, typed: string): Conversation {
    const data = commandData(this.world, this.commands, command, { [option]: typed }, option);
    return this.#begin(payloadOf(this.world, doing, 4, data), doing, 1);
  }

  #pressed(messageId: string): Json {
    for (const channel of this.world.channels.values()) {
      const message = channel.messages.get(messageId);
      if (message) return this.#withAsker(message);
    }
    const loose = this.loose.get(messageId);
    if (loose) return this.#withAsker(loose.message);
    throw new Error(`no message ${messageId} to press on`);
  }

  #withAsker(message: FakeMessage): Json {
    const from =
      message.interaction === null
        ? undefined
        : [...this.conversations.values()].find(({ id }) => id === message.interaction);
    const asker =
      from && ((from.payload['user'] ?? (from.payload['member'] as Json)['user']) as Json);
    return {
      ...this.world.messageJson(message),
      ...(from && asker
        ? {
            interaction_metadata: {
              id: from.id,
              type: from.payload['type'],
              user: asker,
              authorizing_integration_owners: from.payload['authorizing_integration_owners'],
            },
          }
        : {}),
    };
  }

  /** Presses a button (or chooses `values` of a menu) that need not stand on the message: it may be forged. */
  press(
    doing: Doing,
    messageId: string,
    customId: string,
    values?: readonly string[],
    copies = 1,
  ): Conversation {
    const data: Json = {
      custom_id: customId,
      component_type: values ? 3 : 2,
      ...(values ? { values } : {}),
    };
    const message = this.#pressed(messageId);
    return this.#begin(payloadOf(this.world, doing, 3, data, { message }), doing, copies);
  }

  /** Fills in a form: values by the custom id of its inputs. */
  submit(
    doing: Doing,
    customId: string,
    values: Readonly<Record<string, string>>,
    messageId?: string,
  ): Conversation {
    const components = Object.entries(values).map(([id, value]) => ({
      type: 1,
      components: [{ type: 4, custom_id: id, value }],
    }));
    const message = messageId === undefined ? {} : { message: this.#pressed(messageId) };
    return this.#begin(
      payloadOf(this.world, doing, 5, { custom_id: customId, components }, message),
      doing,
      1,
    );
  }

  /** Lets go of a conversation and its answer, for long runs. */
  forget(conversation: Conversation): void {
    this.conversations.delete(conversation.token);
    const { message } = conversation;
    if (!message) return;
    this.loose.delete(message.id);
    this.world.channels.get(conversation.channel)?.messages.delete(message.id);
  }

  /** Resolves once the person sees an answer (a message, proposals or a form). Rejects after `within` ms. */
  async seen(conversation: Conversation, within = 5000): Promise<Conversation> {
    const until = AbortSignal.timeout(within);
    const there = (): boolean =>
      conversation.message !== null || conversation.choices !== null || conversation.modal !== null;
    while (!there()) {
      if (until.aborted) throw new Error('nobody answered the interaction');
      await new Promise<void>((resolve) => {
        conversation.waiting.push(resolve);
        until.addEventListener('abort', () => resolve(), { once: true });
      });
    }
    return conversation;
  }
}
