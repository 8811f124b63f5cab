// Checks a call against Discord's own description of its API. Where the description is not at hand, only our own rules hold.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Json } from '../shapes.ts';

const file = resolve(import.meta.dirname, '../../../..', '../shared/specs/discord-openapi.json');

interface Operation {
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Json }>> };
}
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Json };
}

interface Route {
  readonly segments: readonly string[];
  readonly operations: Readonly<Record<string, Operation>>;
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Names that a schema knows at its top, through references and unions; null where it takes any. */
const knownNames = (schema: unknown, schemas: Json): ReadonlySet<string> | null => {
  if (!isObject(schema)) return null;
  const reference = schema['$ref'];
  if (typeof reference === 'string')
    return knownNames(schemas[reference.split('/').at(-1) ?? ''], schemas);
  const names = new Set<string>(
    isObject(schema['properties']) ? Object.keys(schema['properties']) : [],
  );
  for (const union of ['allOf', 'anyOf', 'oneOf']) {
    const parts = schema[union];
    if (!Array.isArray(parts)) continue;
    for (const part of parts) for (const name of knownNames(part, schemas) ?? []) names.add(name);
  }
  return names.size > 0 ? names : null;
};

const load = () => {
  if (!existsSync(file)) {
    process.stderr.write(
      "Discord's own API description is absent: calls are checked by the rules we know alone\n",
    );
    return null;
  }
  const description = JSON.parse(readFileSync(file, 'utf8')) as Description;
  const ajv = new Ajv2020({ strict: false, allErrors: false, validateFormats: true });
  addFormats.default(ajv);
  for (const format of ['snowflake', 'nonce']) ajv.addFormat(format, true);
  ajv.addSchema({ $id: 'discord', components: description.components });
  const routes: readonly Route[] = Object.entries(description.paths).map(([path, operations]) => ({
    segments: path.split('/').slice(1),
    operations,
  }));
  return { ajv, routes, schemas: description.components.schemas };
};

interface Check {
  readonly validate: ValidateFunction;
  readonly names: ReadonlySet<string> | null;
}
let loaded: ReturnType<typeof load> | undefined;
const checks = new Map<Operation, Check | null>();

/** References of the whole document, as the one schema that was added under its name. */
const absolute = (schema: unknown): unknown =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"discord#/components/'));

const literal = (segment: string): boolean => !segment.startsWith('{');

const findRoute = (routes: readonly Route[], path: string): Route | null => {
  const parts = path.split('/').slice(1);
  const fitting = routes.filter(
    ({ segments }) =>
      segments.length === parts.length &&
      segments.every((segment, index) => !literal(segment) || segment === parts[index]),
  );
  const weight = (route: Route): number => route.segments.filter(literal).length;
  return fitting.sort((a, b) => weight(b) - weight(a))[0] ?? null;
};

export const isDescribed = (): boolean => (loaded ??= load()) !== null;

/**
 * What is wrong with a call by the description; null when nothing is. `path` is without version and query;
 * `lenient` lets fields pass that it does not know.
 */
export const describedFault = (
  method: string,
  path: string,
  body: unknown,
  lenient = false,
): string | null => {
  const known = (loaded ??= load());
  if (!known) return null;
  const route = findRoute(known.routes, path);
  if (!route) return `${join(path)} is no path of the description`;
  const operation = route.operations[method.toLowerCase()];
  if (!operation) return `${method} is not described for ${path}`;
  const schema = operation.requestBody?.content['application/json']?.schema;
  if (!schema) return null;
  let check = checks.get(operation);
  if (check === undefined) {
    check = {
      validate: known.ajv.compile(absolute(schema) as Json),
      names: knownNames(schema, known.schemas),
    };
    checks.set(operation, check);
  }
  if (!check) return null;
  if (!check.validate(body)) {
    // Of a union's branches the one that came furthest says what is really wrong.
    const [error] = [...(check.validate.errors ?? [])].sort(
      (a, b) => b.instancePath.length - a.instancePath.length,
    );
    return `${error?.instancePath ?? ''} ${error?.message ?? 'is wrong'}`;
  }
  const { names } = check;
  const strange =
    !lenient && isObject(body) && names
      ? Object.keys(body).find((name) => !names.has(name))
      : undefined;
  return strange === undefined ? null : `${strange} is no field of the description`;
};

let warm = false;

/** Reads the schemas of the calls that count before a clock runs: that takes a second, once in a process. */
export const warmUp = (): void => {
  if (warm) return;
  warm = true;
  for (const [method, path] of [
    ['POST', '/channels/1/messages'],
    ['PATCH', '/channels/1/messages/1'],
    ['POST', '/interactions/1/x/callback'],
    ['PATCH', '/webhooks/1/x/messages/@original'],
    ['POST', '/webhooks/1/x'],
    ['PUT', '/applications/1/commands'],
    ['POST', '/channels/1/threads'],
  ] as const)
    describedFault(method, path, {});
};
