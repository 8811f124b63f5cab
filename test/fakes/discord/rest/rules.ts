// Rules of Discord that its description does not hold: names of commands, totals over embeds, components, nonces.
import { Refusal, type Json } from '../shapes.ts';

const list = (value: unknown): readonly Json[] =>
  Array.isArray(value) ? (value as readonly Json[]) : [];
const length = (value: unknown): number => (typeof value === 'string' ? value.length : 0);

const invalid = (path: string, code: string, message: string): Refusal => {
  const errors: Record<string, unknown> = {};
  let at = errors;
  for (const step of path.split('.')) {
    const next: Record<string, unknown> = {};
    at[step] = next;
    at = next;
  }
  at['_errors'] = [{ code, message }];
  return new Refusal(400, 50035, 'Invalid Form Body', errors);
};

/** What counts toward the 6,000 of a message. */
export const embedCharacters = (embeds: unknown): number =>
  list(embeds).reduce((sum, embed) => {
    const fields = list(embed['fields']).reduce(
      (all, field) => all + length(field['name']) + length(field['value']),
      0,
    );
    const footer = embed['footer'] as Json | undefined;
    const author = embed['author'] as Json | undefined;
    return (
      sum +
      length(embed['title']) +
      length(embed['description']) +
      fields +
      length(footer?.['text']) +
      length(author?.['name'])
    );
  }, 0);

/** Every component, the nested ones too. */
const everyComponent = (components: unknown): readonly Json[] =>
  list(components).flatMap((one) => [one, ...everyComponent(one['components'])]);

const newComponents = 1 << 15;

/** Throws for a message that Discord would refuse. `files`: names of what is uploaded with it. */
export const checkMessage = (body: Json, files: readonly string[], creates: boolean): void => {
  if (length(body['content']) > 2000)
    throw invalid('content', 'BASE_TYPE_MAX_LENGTH', 'Must be 2000 or fewer in length.');
  if (embedCharacters(body['embeds']) > 6000)
    throw invalid('embeds', 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000');
  list(body['embeds']).forEach((embed, index) => {
    const image = (embed['image'] as Json | undefined)?.['url'];
    if (Object.keys(embed).length === 0)
      throw invalid(`embeds.${index}`, 'BASE_TYPE_REQUIRED', 'An embed must not be empty');
    if (typeof image === 'string' && image.startsWith('attachment://')) {
      const name = image.slice('attachment://'.length);
      const kept = list(body['attachments']).some((one) => one['filename'] === name);
      if (!files.includes(name) && !kept)
        throw invalid(`embeds.${index}.image.url`, 'ATTACHMENT_NOT_FOUND', 'Attachment not found');
    }
  });
  const components = everyComponent(body['components']);
  const flags = typeof body['flags'] === 'number' ? body['flags'] : 0;
  if (components.length > 40)
    throw invalid('components', 'COMPONENT_MAX_TOTAL', 'At most 40 components in a message');
  if ((flags & newComponents) === 0 && list(body['components']).length > 5)
    throw invalid('components', 'BASE_TYPE_MAX_LENGTH', 'Must be 5 or fewer in length.');
  const ids = components.map((one) => one['custom_id']).filter((id) => typeof id === 'string');
  if (new Set(ids).size !== ids.length)
    throw invalid(
      'components',
      'COMPONENT_CUSTOM_ID_DUPLICATED',
      'Component custom id cannot be duplicated',
    );
  for (const one of components)
    if (one['type'] === 2 && one['style'] !== 5 && length(one['custom_id']) === 0)
      throw invalid('components', 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', 'A custom id required');
  const nonce = body['nonce'];
  if (body['enforce_nonce'] === true && (nonce === undefined || nonce === null))
    throw invalid('nonce', 'NONCE_REQUIRED', 'A nonce is needed where it is enforced');
  if (length(nonce) > 25)
    throw invalid('nonce', 'NONCE_TYPE_TOO_LONG', 'Nonce must be 25 or fewer in length.');
  const empty =
    length(body['content']) === 0 &&
    list(body['embeds']).length === 0 &&
    list(body['components']).length === 0 &&
    list(body['sticker_ids']).length === 0 &&
    files.length === 0;
  if (creates && empty) throw new Refusal(400, 50006, 'Cannot send an empty message');
};

/** Whether anybody is pinged: words alone do, unless `allowed_mentions` says otherwise; embeds never. */
export const pings = (body: Json): boolean => {
  const text = typeof body['content'] === 'string' ? body['content'] : '';
  const everybody = /@(everyone|here)/.test(text);
  const people = /<@!?\d+>/.test(text);
  const roles = /<@&\d+>/.test(text);
  const allowed = body['allowed_mentions'] as { parse?: readonly string[] } | null | undefined;
  if (!allowed) return everybody || people || roles;
  const parse = allowed.parse ?? [];
  return (
    (everybody && parse.includes('everyone')) ||
    (people && parse.includes('users')) ||
    (roles && parse.includes('roles'))
  );
};

const commandName = /^[-_\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

const longest = (plain: unknown, localised: unknown): number =>
  Math.max(length(plain), ...Object.values((localised as Json | null) ?? {}).map(length));

/** Characters of a command toward its 8,000: the longest localisation counts. */
const weigh = (one: Json): number =>
  longest(one['name'], one['name_localizations']) +
  longest(one['description'], one['description_localizations']) +
  list(one['choices']).reduce(
    (sum, choice) =>
      sum + longest(choice['name'], choice['name_localizations']) + length(choice['value']),
    0,
  ) +
  list(one['options']).reduce((sum, option) => sum + weigh(option), 0);

const checkNames = (one: Json, path: string, top: boolean): void => {
  const names = [one['name'], ...Object.values((one['name_localizations'] as Json | null) ?? {})];
  for (const name of names)
    if (typeof name !== 'string' || !commandName.test(name) || name !== name.toLowerCase())
      throw invalid(`${path}.name`, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
  if (length(one['description']) === 0 && !(top && one['type'] !== 1 && one['type'] !== undefined))
    throw invalid(`${path}.description`, 'BASE_TYPE_REQUIRED', 'This field is required');
  let optional = false;
  const seen = new Set<unknown>();
  list(one['options']).forEach((option, index) => {
    const at = `${path}.options.${index}`;
    checkNames(option, at, false);
    if (seen.has(option['name']))
      throw invalid(at, 'APPLICATION_COMMAND_OPTIONS_NAME_INVALID', 'Option names must be unique');
    seen.add(option['name']);
    if (option['required'] === true && optional)
      throw invalid(
        at,
        'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        'Required options must be placed before non-required options',
      );
    if (option['required'] !== true) optional = true;
    if (option['autocomplete'] === true && list(option['choices']).length > 0)
      throw invalid(
        at,
        'APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES',
        'Either choices or autocomplete',
      );
  });
};

/** Throws for a list of commands that Discord would refuse. */
export const checkCommands = (commands: readonly Json[]): void => {
  const chat = commands.filter((one) => one['type'] === undefined || one['type'] === 1);
  if (chat.length > 100)
    throw new Refusal(400, 30032, 'Maximum number of application commands reached (100)');
  const names = new Set<unknown>();
  commands.forEach((command, index) => {
    checkNames(command, String(index), true);
    if (names.has(command['name']))
      throw invalid(
        String(index),
        'APPLICATION_COMMANDS_DUPLICATE_NAME',
        'Application command names must be unique',
      );
    names.add(command['name']);
    if (weigh(command) > 8000)
      throw invalid(
        String(index),
        'APPLICATION_COMMAND_TOO_LARGE',
        'Command exceeds maximum size (8000)',
      );
  });
};
