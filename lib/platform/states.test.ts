import { App } from 'cdk8s';
import { changes } from '../changes/changes';
import { objectsOf } from '../synth/chart-objects';
import { graphOf } from '../wiring/graph';
import { Platform } from './platform';
import { readSettings, type Settings } from './settings';
import { states } from './states';

/** The graph of each state by its name. */
const graphs = (settings: Settings = readSettings({})) =>
  new Map(states(settings).map(({ name, props }) => [name, graphOf(objectsOf(new Platform(new App(), name, props)))]));

const byDefault = graphs();
const graphIn = (name: string) => new Map([['', byDefault.get(name) ?? graphOf([])]]);

test.each([
  [
    '1-webapp-pod',
    '2-cluster-ip',
    ['Pod hs-pizza-webapp | labels.app (none) → hs-pizza-webapp', 'Pod utility | new', 'Service webapp | new'],
  ],
  ['2-cluster-ip', '3-second-pod', ['Pod hs-pizza-webapp-2 | new']],
  ['3-second-pod', '4-load-balancer', ['Service webapp | type ClusterIP → LoadBalancer']],
  ['4-load-balancer', '5-topping-suggestion-pod', ['Pod hs-pizza-topping-suggestion | new']],
  [
    '5-topping-suggestion-pod',
    '6-topping-suggestion-service',
    [
      'Pod hs-pizza-topping-suggestion | labels.app (none) → hs-pizza-topping-suggestion',
      'Service topping-suggestion-service | new',
    ],
  ],
])('from %s to %s the workshop changes this and nothing else', (before, after, expected) => {
  const rows = changes(graphIn(before), graphIn(after)).matchAll(/^\| ((?:Pod|Service) .*) \| \w+ \|$/gm);
  expect(Array.from(rows, ([, row = '']) => row).sort()).toEqual(expected);
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
