import { isMap, type Path, textAt, valueAt } from '../packages/kube-wiring/manifests/fields';
import { named, type Pair } from './outcomes';
import { chooser } from './random';
import { subjects } from './subjects';

/**
 * Changes of manifests, the same ones for a seed; not all of the manifests are valid.
 *
 * @param addressOf a Service's address by the number of its change
 */
export function randomChanges(seed: number, count: number, addressOf: (i: number) => string): Pair[] {
  const choose = chooser(seed);
  const pairs = Array.from({ length: count }, () => {
    const { base, edits } = choose(subjects);
    const edited = (object: unknown, times: number) =>
      Array.from({ length: times }, () => choose(edits)).reduce(
        (object, { path, change }) => withValue(object, path, change(valueAt(object, ...path), choose)),
        object,
      );
    const before = edited(base, choose([0, 1, 2, 3]));
    return { before: mended(before), after: mended(edited(before, choose([1, 1, 1, 2]))) };
  });
  const withNodePort = pairs.filter((pair) => JSON.stringify(pair).includes('NODEPORT'));
  return pairs.map((pair, i) => {
    // The first node ports are given to nobody who does not ask for them.
    const nodePort = 30000 + (withNodePort.indexOf(pair) % 40);
    const placed = (object: unknown) => named(withPlaces(object, addressOf(i), nodePort), `change-${i}`);
    return { before: placed(pair.before), after: placed(pair.after) };
  });
}

/** A Service without the fields that its type does not allow. */
function mended(object: unknown): unknown {
  const type = textAt(object, 'spec', 'type') || 'ClusterIP';
  if (textAt(object, 'kind') !== 'Service' || type === 'LoadBalancer') return object;
  const forbidden = new Set(['allocateLoadBalancerNodePorts', 'loadBalancerClass', 'loadBalancerSourceRanges']);
  if (type !== 'NodePort') forbidden.add('nodePort').add('externalTrafficPolicy');
  return JSON.parse(JSON.stringify(object, (key, value: unknown) => (forbidden.has(key) ? undefined : value)));
}

/** A manifest with an address and a node port that no other one has. */
const withPlaces = (manifest: unknown, address: string, nodePort: number): unknown =>
  JSON.parse(JSON.stringify(manifest).replaceAll('ADDRESS', address).replaceAll('"NODEPORT"', String(nodePort)));

/** A copy in which the field at a path has another value or, where that is undefined, is not there. */
function withValue(object: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(object) || typeof step === 'number') {
    const items: readonly unknown[] = Array.isArray(object) ? object : [];
    return items.map((item, i) => (i === step ? withValue(item, rest, value) : item));
  }
  const map = isMap(object) ? object : {};
  return { ...map, [step]: withValue(map[step], rest, value) };
}
