import { type Schema, Validator } from '@cfworker/json-schema';
import { closest, distance } from 'fastest-levenshtein';
import type { Pod, Service } from './manifest';
import { missing, type Path, type Problem, wrongValue } from './problem';
import published from './schema.json';

/** The kinds whose structure is known, and what the rules read of each. */
interface Kinds {
  Pod: Pod;
  PodTemplateSpec: Pod;
  Service: Service;
}

/** What the sentences need of a schema. */
interface Fields {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly required?: readonly string[];
  readonly enum?: readonly string[];
  readonly items?: Fields;
  readonly properties?: Readonly<Record<string, Fields>>;
  readonly additionalProperties?: Fields | boolean;
}

const definitions: Readonly<Record<string, Fields>> = published.definitions;

const schema: Schema = {
  // A JSON module's strings have no narrower type than string.
  definitions: published.definitions as Record<string, Schema>,
  properties: Object.fromEntries(
    (['Pod', 'PodTemplateSpec', 'Service'] satisfies (keyof Kinds)[]).map((kind) => [
      kind,
      { $ref: `#/definitions/${kind}` },
    ]),
  ),
};
const validator = new Validator(schema, '7', false);

/** The schema of the field at `path` in an object of `kind`. */
function fieldsAt(kind: string, path: Path): Fields {
  const resolve = ({ $ref, ...fields }: Fields): Fields =>
    $ref ? (definitions[$ref.replace('#/definitions/', '')] ?? {}) : fields;
  return path.reduce<Fields>((fields, step) => {
    const { items, properties, additionalProperties } = fields;
    const next = typeof step === 'number' ? items : (properties?.[step] ?? additionalProperties);
    return typeof next === 'object' ? resolve(next) : {};
  }, definitions[kind] ?? {});
}

const words: Readonly<Record<string, string>> = {
  array: 'a list, each item after "- "',
  boolean: 'true or false',
  integer: 'a whole number',
  object: 'a map of KEY: VALUE',
  string: 'a string',
};

function allowed({ description, enum: values, type }: Fields, value?: unknown): string {
  if (description) return description;
  if (values) return new Intl.ListFormat('en', { type: 'disjunction' }).format(values.filter(Boolean));
  const name = String(type);
  if (name === 'string' && value !== undefined && typeof value !== 'object') return 'a string, in quotes';
  if (name === 'integer' && typeof value === 'string') return 'a whole number, without quotes';
  return words[name] ?? name;
}

const isNear = (name: string, other: string): boolean =>
  distance(name.toLowerCase(), other.toLowerCase()) <= other.length / 2;

/** What is wrong where a keyword of the schema is not met. */
function* problemsAt(keyword: string, kind: string, path: Path, value: unknown): Iterable<Problem> {
  const fields = fieldsAt(kind, path);
  const known = Object.keys(fields.properties ?? {});
  const names = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const unknown = names.filter((name) => !known.includes(name));
  switch (keyword) {
    case 'required':
      for (const name of fields.required ?? []) {
        const isMisspelt = unknown.some((other) => isNear(other, name));
        if (!names.includes(name) && !isMisspelt) {
          yield missing([...path, name], allowed(fieldsAt(kind, [...path, name])));
        }
      }
      break;
    case 'additionalProperties':
      for (const name of known.length > 0 ? unknown : []) {
        const nearest = closest(name.toLowerCase(), known);
        const place = ['spec', 'metadata'].find((parent) => fieldsAt(kind, [parent]).properties?.[name]);
        const guess = isNear(name, nearest) ? nearest : place && `${place}.${name}`;
        const advice = guess ? `did you mean ${guess}?` : `there is ${known.join(', ')}`;
        yield { path: [...path, name], message: `is not a field: ${advice}` };
      }
      break;
    case 'type':
    case 'enum':
    case 'pattern':
      yield wrongValue(path, value, allowed(fields, value));
      break;
    case 'minimum':
    case 'maximum':
      yield wrongValue(path, value, 'a number of 32 bits');
  }
}

function validate(object: unknown) {
  try {
    return validator.validate(object);
  } catch (error) {
    // More errors than the stack holds: the first will do.
    if (error instanceof RangeError) return new Validator(schema, '7').validate(object);
    throw error;
  }
}

/** The path that a JSON pointer leads along in `object`, and the value at its end. */
function follow(pointer: string, object: unknown): { path: Path; value: unknown } {
  const path: (string | number)[] = [];
  let value = object;
  for (const token of pointer.split('/').slice(2)) {
    const name = decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(value)) {
      path.push(Number(name));
      value = value[Number(name)];
    } else {
      path.push(name);
      value = Object.entries(value ?? {}).find(([key]) => key === name)?.[1];
    }
  }
  return { path, value };
}

/**
 * What is wrong with the structure of an object: unknown, missing and mistyped fields, and values that are none of those
 * listed.
 *
 * @see https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.34/
 */
function structureProblems(kind: keyof Kinds, object: unknown): Problem[] {
  const { errors } = validate({ [kind]: object });
  const seen = new Map(errors.map((error) => [`${error.keyword} ${error.instanceLocation}`, error]));
  return [...seen.values()].flatMap(({ keyword, instanceLocation }) => {
    const { path, value } = follow(instanceLocation, object);
    return [...problemsAt(keyword, kind, path, value)];
  });
}

/** Whether an object has the structure of its kind and keeps its rules; what is wrong is added to `problems`. */
export function isSound<Name extends keyof Kinds>(
  kind: Name,
  object: unknown,
  rules: (object: Kinds[Name]) => Iterable<Problem>,
  problems: Problem[],
): object is Kinds[Name] {
  const hasStructure = (value: unknown): value is Kinds[Name] => {
    problems.push(...structureProblems(kind, value));
    return problems.length === 0;
  };
  if (hasStructure(object)) problems.push(...rules(object));
  return problems.length === 0;
}
