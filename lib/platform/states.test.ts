import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'cdk8s';
import { compare, graphOf } from 'kube-wiring';
import { objectsOf } from 'kube-wiring/cdk8s';
import type { State } from '../synth/state';
import { Platform, type PlatformProps } from './platform';
import { variables } from './settings';
import { states } from './states';

const graphOfState = ({ name, props }: State<PlatformProps>) =>
  graphOf(objectsOf(new Platform(new App(), name, props)));

const byDefault = states({});

/** Each change of an object since the state before, in the words of a reader. */
const changesIn = (state: State<PlatformProps>) =>
  state.after &&
  compare(graphOfState(state.after), graphOfState(state)).changes.map(({ object, difference, effect }) =>
    [
      `${object.kind} ${object.name}`,
      ...(difference ? [difference.path.map(String).join('.'), JSON.stringify(difference.to)] : []),
      effect,
    ].join(' '),
  );

const steps: Readonly<Record<string, readonly string[]>> = {
  '2-cluster-ip': [
    'Pod hs-pizza-webapp metadata.labels.app "hs-pizza-webapp" taken',
    'Service webapp created',
    'Pod utility created',
  ],
  '3-second-pod': ['Pod hs-pizza-webapp-2 created'],
  '4-load-balancer': ['Service webapp spec.type "LoadBalancer" taken'],
  '5-topping-suggestion-pod': ['Pod hs-pizza-topping-suggestion created'],
  '6-topping-suggestion-service': [
    'Pod hs-pizza-topping-suggestion metadata.labels {"app":"hs-pizza-topping-suggestion"} taken',
    'Service topping-suggestion-service created',
  ],
};

test.each(Object.entries(steps))('to %s the workshop changes this and nothing else', (name, changes) => {
  expect(byDefault.filter((state) => state.name === name).map(changesIn)).toEqual([changes]);
});

test('each state follows the one before', () => {
  expect(byDefault.map(({ after }) => after)).toEqual([undefined, ...byDefault.slice(0, -1)]);
});

test.each(Object.values(variables))(
  '$name changes the last state, and no variable does by its default',
  ({ name, byDefault }) => {
    const stateWith = (env: NodeJS.ProcessEnv) => states(env).at(-1)?.props;
    // One digit more is another image, and another number.
    expect(stateWith({ [name]: `${byDefault}0` })).not.toEqual(stateWith({}));
    expect(stateWith({ [name]: byDefault })).toEqual(stateWith({}));
  },
);

test('each folder that states.md names is one of a state', () => {
  const named = readFileSync(join(__dirname, 'states.md'), 'utf8').matchAll(/dist\/([a-z\d][\w-]*)/g);
  const folders = new Set(Array.from(named, ([, folder]) => folder));
  expect(byDefault.map(({ name }) => name)).toEqual(expect.arrayContaining([...folders]));
});

test('no pod of any state is selected by two Services', () => {
  const selected = byDefault
    .map(graphOfState)
    .flatMap(({ podGroups, services }) =>
      podGroups.map((podGroup) => services.filter(({ selected }) => selected.includes(podGroup)).length),
    );
  expect(Math.max(...selected)).toBe(1);
});
