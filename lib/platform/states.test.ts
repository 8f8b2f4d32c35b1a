import { App } from 'cdk8s';
import { compare } from '../changes/compare';
import { objectsOf } from '../synth/chart-objects';
import { graphOf } from '../wiring/graph';
import { Platform } from './platform';
import { readSettings, type Settings } from './settings';
import { states } from './states';

/** The graph of each state by its name. */
const graphs = (settings: Settings = readSettings({})) =>
  new Map(states(settings).map(({ name, props }) => [name, graphOf(objectsOf(new Platform(new App(), name, props)))]));

const byDefault = graphs();
const stateNames = [...byDefault.keys()];

/** Each change of an object between two states, in the words of a reader. */
const changesBetween = (before: string, after: string) => {
  const [old, now] = [before, after].map((name) => byDefault.get(name));
  if (!old || !now) throw new Error(`There is no state ${before} or ${after}.`);
  return compare(old, now).changes.map(({ object, difference, effect }) =>
    [
      `${object.kind} ${object.name}`,
      ...(difference ? [difference.path.map(String).join('.'), JSON.stringify(difference.to)] : []),
      effect,
    ].join(' '),
  );
};

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

test('each state but the first is a step from the one before', () => {
  expect(Object.keys(steps)).toEqual(stateNames.slice(1));
});

test.each(Object.entries(steps))('to %s the workshop changes this and nothing else', (state, expected) => {
  expect(changesBetween(stateNames[stateNames.indexOf(state) - 1] ?? '', state)).toEqual(expected);
});

test('other settings give other images and another number of webapp pods', () => {
  const settings = {
    webappImage: 'me/webapp:1.0',
    toppingSuggestionImage: 'me/suggestion:2.0',
    utilityImage: 'me/utility:3.0',
    webappPods: 3,
  };
  const podGroups = graphs(settings).get('6-topping-suggestion-service')?.podGroups ?? [];
  expect(podGroups.map(({ object, containers }) => [object.name, ...containers.map(({ value }) => value)])).toEqual([
    ['hs-pizza-webapp', expect.objectContaining({ image: 'me/webapp:1.0' })],
    ['hs-pizza-webapp-2', expect.objectContaining({ image: 'me/webapp:1.0' })],
    ['hs-pizza-webapp-3', expect.objectContaining({ image: 'me/webapp:1.0' })],
    ['utility', expect.objectContaining({ image: 'me/utility:3.0' })],
    ['hs-pizza-topping-suggestion', expect.objectContaining({ image: 'me/suggestion:2.0' })],
  ]);
});

test('no pod of any state is selected by two Services', () => {
  const selected = [...byDefault.values()].flatMap(({ podGroups, services }) =>
    podGroups.map((podGroup) => services.filter(({ selected }) => selected.includes(podGroup)).length),
  );
  expect(Math.max(...selected)).toBe(1);
});
