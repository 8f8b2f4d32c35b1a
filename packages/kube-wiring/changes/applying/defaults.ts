import { isMap, valueAt } from '../../manifests/fields';
import { type NamedPath, valueAlong } from './difference';
import { type FieldChange, type Defaults, type Effect, fieldsOn } from './rule';

/**
 * Whether a change is none, as the API server fills in defaults, or gives a field a value of another type than the
 * field's, as true for "true" or "80" for 80; undefined where it is another one.
 */
export function effectOfValue(defaults: Defaults, { path, from, to, before, after }: FieldChange): Effect | undefined {
  const effectAt = (path: NamedPath, from: unknown, to: unknown): Effect | undefined => {
    if (isNothing(from) && isNothing(to)) return 'unchanged';
    const was = from ?? defaultAt(defaults, path, before);
    const is = to ?? defaultAt(defaults, path, after);
    if (typeof is !== 'object' || is === null) return effectOfScalar(path, was, is, defaultAt(defaults, path, after));
    const keys = Array.isArray(is) ? [...is.keys()] : Object.keys({ ...(isMap(was) ? was : {}), ...is });
    const effects = keys.map((key) => effectAt([...path, key], valueAt(was, key), valueAt(is, key)));
    const worst = (['invalid', 'unknown'] as const).find((word) => effects.includes(word));
    if (worst) return worst;
    const isAlike = Array.isArray(is) ? Array.isArray(was) && was.length === is.length : isMap(was);
    return isAlike && effects.every((effect) => effect === 'unchanged') ? 'unchanged' : undefined;
  };
  return effectAt(path, from, to);
}

function effectOfScalar(path: NamedPath, was: unknown, is: unknown, usual: unknown): Effect | undefined {
  const place = `${fieldsOn(path).join('.')}.`;
  const isQuantity = quantities.test(place);
  if (was === is || (isQuantity && quantityOf(was) === quantityOf(is))) return 'unchanged';
  if (isQuantity || numbersOrTexts.test(place) || !isScalar(is)) return undefined;
  if (texts.test(place)) return typeof is === 'string' ? undefined : 'invalid';
  if (isScalar(usual)) return typeof is === typeof usual ? undefined : 'invalid';
  if (!isScalar(was) || typeof is === typeof was) return undefined;
  // A number that has quotes now is wrong; what had quotes may have been wrong, and is mended.
  return typeof is === 'string' ? 'invalid' : 'unknown';
}

/** The value of the field at a path of an object that leaves it out; undefined where there is none. */
function defaultAt(defaults: Defaults, path: NamedPath, object: unknown): unknown {
  const found = fieldsOn(path).reduce<Defaults[string] | undefined>(
    (within, field) => (typeof within === 'object' && Object.hasOwn(within, field) ? within[field] : undefined),
    defaults,
  );
  if (typeof found === 'function') return found(object, path);
  return typeof found === 'object' ? (typeof path.at(-1) === 'string' ? {} : undefined) : found;
}

/** Finds the value of the field beside the one at a path. */
export const sibling = (name: string) => (object: unknown, path: NamedPath) =>
  valueAlong(object, [...path.slice(0, -1), name]);

/** Places, with a dot at their end, where everything is a text, a quantity, or either a number or a text. */
const texts = /(^|\.)(annotations|args|command|data|labels|matchLabels|nodeSelector|stringData)\.|^spec\.selector\./;
const quantities = /\.(limits|requests|sizeLimit)\./;
const numbersOrTexts = /\.(maxSurge|maxUnavailable|port|targetPort)\.$/;

const isNothing = (value: unknown): boolean => (Array.isArray(value) ? value.length === 0 : (value ?? null) === null);

const isScalar = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);

/** A quantity as a number of thousandths: 0.5, "0.50" and "500m" are the same. What is no quantity stays as it is. */
function quantityOf(value: unknown): unknown {
  const [, number, unit = ''] = /^([\d.]+)(m|k|[MGTPE]|[KMGTPE]i)?$/.exec(String(value)) ?? [];
  if (number === undefined) return value;
  const power = unit && ' KMGTPE'.indexOf(unit.charAt(0).toUpperCase());
  return unit === 'm' ? Number(number) : Number(number) * 1000 * (unit.endsWith('i') ? 1024 : 1000) ** Number(power);
}
