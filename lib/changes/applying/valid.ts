import { isMap } from '../../manifests/fields';
import { type Change, isWithin, type KindRules } from './rule';

/** Whether a change makes something of another type than its field's: true of "true", or 80 of "80". */
export function isWrongType({ texts = [] }: KindRules, { place, from, to }: Change): boolean {
  const isWrong = (place: string, from: unknown, to: unknown): boolean => {
    if (to === undefined || to === null) return false;
    if (Array.isArray(to)) return to.some((item) => isWrong(`${place}.*`, undefined, item));
    if (isMap(to)) {
      return Object.entries(to).some(([key, value]) =>
        isWrong(`${place}.${key}`, isMap(from) ? from[key] : undefined, value),
      );
    }
    if (texts.some((text) => isWithin(place, text))) return typeof to !== 'string';
    return isScalar(from) && typeof from !== typeof to && !mixed.test(place);
  };
  return isWrong(place, from, to);
}

const isScalar = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);

/** Where both a number and a text may stand. */
const mixed = /\.(targetPort|port|maxSurge|maxUnavailable|sizeLimit|(limits|requests)\.[^.]+)$/;
