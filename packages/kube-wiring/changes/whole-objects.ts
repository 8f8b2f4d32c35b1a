import { listAt, textAt } from '../manifests/fields';
import { isConstruct, type KubeObject } from '../manifests/kube-object';
import type { Graph } from '../wiring/graph';
import type { Change } from './change';
import { earlyIn } from './first-apply';
import type { Pair } from './pairs';

/** What applying does with the objects that are new or gone. */
export function wholeChanges(pairs: readonly Pair[], after: Graph): Change[] {
  const isNew = new Set(pairs.flatMap((pair) => (pair.before ? [] : (pair.after ?? []))));
  // In which order constructs are applied is not known here.
  const early = earlyIn(after.objects.filter((object) => !isConstruct(object)));
  const needs = new Map(early.filter(({ needed }) => isNew.has(needed)).map(({ object, needed }) => [object, needed]));
  const added = [...isNew].map((object): Change => {
    const needed = needs.get(object);
    const effect = isGenerated(object) ? 'generated' : needed ? 'not-at-first' : 'created';
    return { object, difference: undefined, effect, needs: needed };
  });
  const taken = new Set(after.objects.flatMap(uniqueValues));
  const gone = pairs.flatMap((pair) => (pair.after ? [] : (pair.before ?? [])));
  const left = gone.map((object): Change => {
    const isInTheWay = uniqueValues(object).some((value) => taken.has(value));
    return { object, difference: undefined, effect: isInTheWay ? 'in-the-way' : 'left' };
  });
  return [...added, ...left];
}

/** Whether kubectl apply does not take an object, as its name is generated. */
export const isGenerated = ({ name, value }: KubeObject): boolean =>
  !name && textAt(value, 'metadata', 'generateName') !== '';

/** Whether an object has an external address, which is lost with it. */
export const hasAddress = (object: KubeObject): boolean =>
  isService(object) && textAt(object.value, 'spec', 'type') === 'LoadBalancer';

/** The node ports and the address of a Service, of which the cluster has each once, whatever the protocol. */
function uniqueValues(object: KubeObject): string[] {
  if (!isService(object)) return [];
  const ports = listAt(object.value, 'spec', 'ports').map((port) => textAt(port, 'nodePort'));
  return [textAt(object.value, 'spec', 'clusterIP'), ...ports].filter((text) => text !== '' && text !== 'None');
}

const isService = ({ kind, group }: KubeObject): boolean => kind === 'Service' && group === '';
