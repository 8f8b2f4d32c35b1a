import { setTimeout } from 'node:timers/promises';

/** Something did not happen in time. */
export class DeadlinePassed extends Error {}

/**
 * Tries again and again until it works.
 *
 * @param what is waited for, for the error
 * @param seconds until the deadline
 * @returns what `attempt` returns
 * @throws DeadlinePassed with what `attempt` threw last
 */
export async function eventually<T>(what: string, attempt: () => Promise<T>, seconds = 30): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > deadline) {
        const message = error instanceof Error ? error.message : String(error);
        const passed = new DeadlinePassed(`Waited ${seconds} s for ${what}. ${message}`);
        // For Jest to show the line of the test.
        Error.captureStackTrace(passed, eventually);
        throw passed;
      }
    }
    await setTimeout(200);
  }
}
