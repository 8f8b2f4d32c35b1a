import type { State } from '../synth/state';
import { read } from '../synth/variable';
import type { PlatformProps } from './platform';
import { variables } from './settings';

/**
 * The platform's states. states.md tells what each one is.
 *
 * @param env the environment variables, which may set what `variables` names
 * @throws Error for a value of one that is not allowed
 */
export const states = (env: NodeJS.ProcessEnv): State<PlatformProps>[] => [
  { name: 'shop', props: { shop: { image: read(variables.shopImage, env) } } },
];
