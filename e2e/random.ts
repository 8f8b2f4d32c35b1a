/** One of some values, at random. */
export type Choose = <T>(values: readonly T[]) => T;

/** Chooses at random, the same values for a seed, by a linear congruential generator. */
export function chooser(seed: number): Choose {
  let state = seed;
  return (values) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    let left = Math.floor((state / 2 ** 32) * values.length);
    for (const value of values) if (left-- === 0) return value;
    throw new Error('There is nothing to choose from.');
  };
}

/** Whether something happens that happens so many times in a hundred. */
export const happens = (percent: number, choose: Choose): boolean => choose(hundred) < percent;

const hundred = [...Array(100).keys()];
