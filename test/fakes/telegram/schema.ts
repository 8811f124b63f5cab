// Telegram's published description of its API: which method takes which parameter of which type.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

interface Field {
  readonly name: string;
  readonly types: readonly string[];
  readonly required: boolean;
}
interface Shape {
  readonly fields?: readonly Field[];
  readonly subtypes?: readonly string[];
}
interface Description {
  readonly methods: Readonly<Record<string, Shape>>;
  readonly types: Readonly<Record<string, Shape>>;
}
type Values = Readonly<Record<string, unknown>>;

/** Complaints about one call; empty = as described. `files`: names of uploaded parts. */
export type SchemaCheck = (
  method: string,
  params: Values,
  files: ReadonlySet<string>,
) => readonly string[];

const isRecord = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isPlain = (type: string, value: unknown): boolean | null => {
  switch (type) {
    case 'Integer':
      return Number.isSafeInteger(value);
    case 'Float':
      return typeof value === 'number' && Number.isFinite(value);
    case 'String':
      return typeof value === 'string';
    case 'Boolean':
      return typeof value === 'boolean';
    case 'True':
      return value === true;
    default:
      return null;
  }
};

const checker = ({ methods, types }: Description): SchemaCheck => {
  const complaintsOfFields = (
    fields: readonly Field[],
    values: Values,
    path: string,
    files: ReadonlySet<string>,
  ): string[] => {
    const known = new Map(fields.map((field) => [field.name, field]));
    const complaints = Object.keys(values)
      .filter((name) => !known.has(name) && values[name] !== undefined)
      .map((name) => `${path}${name} is not known`);
    for (const { name, types: allowed, required } of fields) {
      if (allowed.includes('InputFile') && files.has(name)) continue;
      const value = values[name];
      if (value === undefined || value === null) {
        if (required) complaints.push(`${path}${name} is missing`);
        continue;
      }
      const found = complaintsOfValue(allowed, value, `${path}${name}`, files);
      complaints.push(...found);
    }
    return complaints;
  };
  const complaintsOfType = (
    type: string,
    value: unknown,
    path: string,
    files: ReadonlySet<string>,
  ): string[] => {
    const plain = isPlain(type, value);
    if (plain !== null) return plain ? [] : [`${path} is no ${type}`];
    if (type === 'InputFile') return [`${path} is no uploaded file`];
    if (type.startsWith('Array of ')) {
      if (!Array.isArray(value)) return [`${path} is no array`];
      const inner = type.slice('Array of '.length).split(/, | and /);
      return value.flatMap((item, index) =>
        complaintsOfValue(inner, item, `${path}[${index}]`, files),
      );
    }
    const shape = types[type];
    if (!shape) return [`${path} is of the undescribed type ${type}`];
    if (shape.subtypes) return complaintsOfValue(shape.subtypes, value, path, files);
    if (!isRecord(value)) return [`${path} is no ${type}`];
    return complaintsOfFields(shape.fields ?? [], value, `${path}.`, files);
  };
  /** As one of several types: the complaints of the nearest. */
  const complaintsOfValue = (
    allowed: readonly string[],
    value: unknown,
    path: string,
    files: ReadonlySet<string>,
  ): string[] => {
    let nearest: string[] | null = null;
    for (const type of allowed) {
      const found = complaintsOfType(type, value, path, files);
      if (found.length === 0) return [];
      if (nearest === null || found.length < nearest.length) nearest = found;
    }
    return nearest ?? [];
  };
  return (method, params, files) => {
    const shape = methods[method];
    return shape
      ? complaintsOfFields(shape.fields ?? [], params, '', files)
      : [`${method} is not a method`];
  };
};

let said = false;
let loaded: SchemaCheck | null | undefined;

/** The check, or null where the description does not lie beside the project; that is said once. */
export const loadSchemaCheck = (): SchemaCheck | null => {
  if (loaded !== undefined) return loaded;
  const file = resolve(import.meta.dirname, '../../../../shared/specs/telegram-bot-api.json');
  if (existsSync(file)) {
    loaded = checker(JSON.parse(readFileSync(file, 'utf8')) as Description);
    return loaded;
  }
  if (!said) process.stderr.write('description of the Bot API absent, calls are not checked\n');
  said = true;
  loaded = null;
  return null;
};
