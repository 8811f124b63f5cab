// Interactions of the fake Discord and what the bot answers to them: once in time, later edited, followed up, dropped.
import { Refusal, type FakeChannel, type FakeMessage, type Json } from '../shapes.ts';
import type { World } from '../world.ts';

/** One interaction and all that was answered to it. */
export interface Conversation {
  readonly id: string;
  readonly token: string;
  readonly at: number;
  readonly payload: Json;
  readonly userInstalled: boolean;
  readonly channel: string;
  /** Milliseconds until the first callback; null while there is none. */
  firstAfter: number | null;
  deferred: boolean;
  ephemeral: boolean;
  /** What the person sees as the answer; for an update the message that was pressed. */
  message: FakeMessage | null;
  /** The answer was taken away again: what comes after it stands alone. */
  dropped: boolean;
  readonly followUps: FakeMessage[];
  choices: readonly Json[] | null;
  modal: Json | null;
  updated: boolean;
  readonly waiting: (() => void)[];
}

const interactionLife = 15 * 60_000;
const firstAnswerWithin = 3000;
const ephemeralFlag = 64;
const mostFollowUps = 5;

/** Interactions under way. Each call throws `Refusal` as Discord would refuse it. */
export class Conversations {
  readonly world: World;
  readonly conversations = new Map<string, Conversation>();
  /** Ephemeral messages and answers elsewhere stand in no channel of ours. */
  readonly loose = new Map<
    string,
    { readonly message: FakeMessage; readonly from: Conversation }
  >();

  constructor(world: World) {
    this.world = world;
  }

  #find(token: string): Conversation {
    const conversation = this.conversations.get(token);
    if (!conversation || this.world.now() - conversation.at > interactionLife)
      throw new Refusal(401, 50027, 'Invalid Webhook Token');
    return conversation;
  }

  #write(
    conversation: Conversation,
    body: Json,
    files: FakeMessage['files'],
    pinged: boolean,
    id?: string,
  ): FakeMessage {
    const flags = typeof body['flags'] === 'number' ? body['flags'] : 0;
    const draft = { body, files, pinged, interaction: conversation.id };
    const channel = this.world.channels.get(conversation.channel);
    const ephemeral =
      (flags & ephemeralFlag) !== 0 || (conversation.deferred && conversation.ephemeral);
    const into: FakeChannel | null = channel && !ephemeral ? channel : null;
    const message = into
      ? this.world.keep(into, draft, id)
      : {
          ...draft,
          id: id ?? this.world.id(),
          channel: conversation.channel,
          nonce: null,
          edits: 0,
          flags: ephemeral ? flags | ephemeralFlag : flags,
          crossposted: false,
        };
    if (!into) {
      this.loose.set(message.id, { message, from: conversation });
      if (this.loose.size > 5000) {
        const [oldest] = this.loose.keys();
        if (oldest !== undefined) this.loose.delete(oldest);
      }
    }
    return message;
  }

  #settle(conversation: Conversation): void {
    for (const wake of conversation.waiting.splice(0)) wake();
  }

  #change(
    message: FakeMessage,
    body: Json,
    files: FakeMessage['files'],
    pinged: boolean,
  ): FakeMessage {
    message.body = { ...message.body, ...body };
    if (files.length > 0 || body['attachments'] !== undefined) message.files = files;
    message.edits += 1;
    message.pinged ||= pinged;
    return message;
  }

  /** The first answer to an interaction. */
  callback(
    id: string,
    token: string,
    body: Json,
    files: FakeMessage['files'],
    pinged: boolean,
  ): Conversation {
    const conversation = this.conversations.get(token);
    if (!conversation || conversation.id !== id)
      throw new Refusal(404, 10062, 'Unknown interaction');
    const after = this.world.now() - conversation.at;
    if (conversation.firstAfter !== null)
      throw new Refusal(400, 40060, 'Interaction has already been acknowledged.');
    if (after > firstAnswerWithin) throw new Refusal(404, 10062, 'Unknown interaction');
    const type = body['type'];
    const asked = conversation.payload['type'];
    const data = (body['data'] as Json | undefined) ?? {};
    if (
      (type === 8) !== (asked === 4) ||
      ((type === 6 || type === 7) && asked !== 3 && asked !== 5)
    )
      throw new Refusal(400, 50035, 'Invalid Form Body', {
        type: { _errors: [{ code: 'INTERACTION_CALLBACK_INVALID_TYPE', message: 'Wrong type' }] },
      });
    conversation.firstAfter = after;
    const flags = typeof data['flags'] === 'number' ? data['flags'] : 0;
    conversation.ephemeral = (flags & ephemeralFlag) !== 0;
    const pressed = (conversation.payload['message'] as Json | undefined)?.['id'];
    const under = typeof pressed === 'string' ? this.#messageBy(pressed) : null;
    if (type === 4) conversation.message = this.#write(conversation, data, files, pinged);
    if (type === 5) conversation.deferred = true;
    if (type === 6) {
      conversation.deferred = true;
      conversation.updated = true;
      conversation.ephemeral = under !== null && (under.flags & ephemeralFlag) !== 0;
    }
    if (type === 7 && under) {
      conversation.updated = true;
      conversation.message = this.#change(under, data, files, pinged);
    }
    if (type === 8) conversation.choices = (data['choices'] as readonly Json[] | undefined) ?? [];
    if (type === 9) conversation.modal = data;
    if (type !== 5 && type !== 6) this.#settle(conversation);
    return conversation;
  }

  #messageBy(id: string): FakeMessage | null {
    for (const channel of this.world.channels.values()) {
      const found = channel.messages.get(id);
      if (found) return found;
    }
    return this.loose.get(id)?.message ?? null;
  }

  original(token: string): FakeMessage {
    const { message, dropped } = this.#find(token);
    if (!message || dropped) throw new Refusal(404, 10008, 'Unknown Message');
    return message;
  }

  editOriginal(
    token: string,
    body: Json,
    files: FakeMessage['files'],
    pinged: boolean,
  ): FakeMessage {
    const conversation = this.#find(token);
    if (conversation.firstAfter === null) throw new Refusal(404, 10015, 'Unknown Webhook');
    if (conversation.dropped) throw new Refusal(404, 10008, 'Unknown Message');
    const follows = conversation.followUps.some((one) => one === conversation.message);
    if (conversation.message && !follows) this.#change(conversation.message, body, files, pinged);
    else if (conversation.updated) {
      const pressed = (conversation.payload['message'] as Json | undefined)?.['id'];
      const under = typeof pressed === 'string' ? this.#messageBy(pressed) : null;
      if (!under) throw new Refusal(404, 10008, 'Unknown Message');
      conversation.message = this.#change(under, body, files, pinged);
    } else conversation.message = this.#write(conversation, body, files, pinged);
    this.#settle(conversation);
    if (!conversation.message) throw new Refusal(404, 10008, 'Unknown Message');
    return conversation.message;
  }

  deleteOriginal(token: string): void {
    const conversation = this.#find(token);
    if (conversation.dropped || (!conversation.message && !conversation.deferred))
      throw new Refusal(404, 10008, 'Unknown Message');
    if (conversation.message) this.loose.delete(conversation.message.id);
    this.world.channels.get(conversation.channel)?.messages.delete(conversation.message?.id ?? '');
    conversation.message = null;
    conversation.deferred = false;
    conversation.dropped = true;
    this.#settle(conversation);
  }

  followUp(token: string, body: Json, files: FakeMessage['files'], pinged: boolean): FakeMessage {
    const conversation = this.#find(token);
    if (conversation.firstAfter === null) throw new Refusal(404, 10015, 'Unknown Webhook');
    if (conversation.userInstalled && conversation.followUps.length >= mostFollowUps)
      throw new Refusal(400, 40094, 'Maximum number of follow-up messages reached');
    // The first follow-up after a deferral stands in for the original.
    if (conversation.deferred && !conversation.message && !conversation.updated)
      return this.editOriginal(token, body, files, pinged);
    const message = this.#write({ ...conversation, deferred: false }, body, files, pinged);
    conversation.followUps.push(message);
    // Where nothing else stands, this is what the person sees.
    conversation.message ??= message;
    this.#settle(conversation);
    return message;
  }

  editFollowUp(
    token: string,
    id: string,
    body: Json,
    files: FakeMessage['files'],
    pinged: boolean,
  ): FakeMessage {
    const conversation = this.#find(token);
    const known = [conversation.message, ...conversation.followUps].find((one) => one?.id === id);
    if (!known) throw new Refusal(404, 10008, 'Unknown Message');
    return this.#change(known, body, files, pinged);
  }
}
