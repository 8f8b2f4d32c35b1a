import { isMap, type Labels, labelsAt, valueAt } from '../manifests/fields';
import type { KubeObject } from '../manifests/kube-object';
import { selects } from '../wiring/graph';
import type { Service } from '../wiring/service';

/** The groups of Kubernetes itself: without a domain, or right below its own. */
const ownGroup = /^[^.]*$|^(\w+|flowcontrol\.apiserver|rbac\.authorization)\.k8s\.io$/;

/** Whether an object is of a kind that some operator looks after. */
export const isCustom = ({ group }: KubeObject): boolean => !ownGroup.test(group);

/** Below these, labels select what is there, or are given to something else than pods. */
const notGiven = /(matchLabels|selector|subsets|rules|secretTemplate)$/i;

/** The maps called labels within a value. */
function labelMapsIn(value: unknown): Labels[] {
  if (Array.isArray(value)) return value.flatMap(labelMapsIn);
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([key, within]) => {
    if (notGiven.test(key)) return [];
    return key === 'labels' && isMap(within) ? [labelsAt(within)] : labelMapsIn(within);
  });
}

/**
 * Whether some custom object, such as a VirtualMachine, has the labels of a Service's selector for the pods that its
 * operator makes.
 *
 * @param custom the custom objects
 */
export const isGivenByOperator = (
  { object: { namespace }, podLabels }: Service,
  custom: readonly KubeObject[],
): boolean =>
  custom.some(
    (object) =>
      object.namespace === namespace &&
      labelMapsIn(valueAt(object.value, 'spec')).some((labels) => selects(podLabels, labels)),
  );

/** Whether a Service asks for a label that the operator of some custom object makes: by its prefix, that one's domain. */
export function asksOperator({ podLabels }: Service, custom: readonly KubeObject[]): boolean {
  const domains = [...podLabels.keys()].filter((key) => key.includes('/')).map((key) => `.${key.replace(/\/.*/, '')}`);
  return custom.some(({ group }) => domains.some((domain) => `.${group}`.endsWith(domain)));
}
