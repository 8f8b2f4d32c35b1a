import { isNativeError } from 'node:util/types';
import type { Circus } from '@jest/types';
import { TestEnvironment } from 'jest-environment-node';
import { kubectl } from './kubectl';

/**
 * Runs tests that build on each other: the first that fails shows the state of the cluster, and those after it are
 * skipped. One that throws `Skipped` is reported as skipped, with the error's message in its title.
 */
export default class StepwiseEnvironment extends TestEnvironment {
  private failed = false;

  async handleTestEvent(event: Circus.Event): Promise<void> {
    if (event.name === 'test_start' && this.failed) {
      event.test.mode = 'skip';
    }
    if (event.name === 'test_done' && event.test.errors.length > 0) {
      const { test } = event;
      const error: unknown = test.errors.flat()[0];
      if (isNativeError(error) && error.name === 'Skipped') {
        test.name += ` (${error.message})`;
        test.status = 'skip';
        test.errors = [];
      } else {
        this.failed = true;
        await diagnose();
      }
    }
  }
}

/** Prints what a person would look at after a failed claim. */
async function diagnose(): Promise<void> {
  const show = async (...args: string[]) => {
    const output = await kubectl(...args).catch(String);
    console.error(`\n$ kubectl ${args.join(' ')}\n${output}`);
  };
  console.error('\nA claim failed. Those after it build on it and are skipped. The cluster as it was:');
  await show('get', 'pods,services,endpointslices', '--output=wide', '--show-labels');
  await show('get', 'events', '--sort-by=.lastTimestamp');
  const pods = await kubectl('get', 'pods', '--output=name').catch(() => '');
  for (const pod of pods.split('\n').filter(Boolean)) {
    await show('logs', pod, '--tail=20');
  }
}
