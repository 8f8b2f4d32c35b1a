import { type Labels, labelsAt, listAt, type Path, textAt } from '../manifests/fields';
import type { KubeObject } from '../manifests/kube-object';

/** A port of a Service. */
export interface ServicePort {
  /** The way to it within the object. */
  readonly path: Path;

  /** Empty where the manifest gives it none. */
  readonly name: string;
  readonly port: string;

  /** Number or name of the port of the pods that requests go to; the port itself where the manifest names none. */
  readonly targetPort: string;
  readonly namesTargetPort: boolean;
  readonly protocol: string;
}

/** A Service: one end of a wire. */
export interface Service {
  readonly object: KubeObject;
  readonly type: string;
  readonly headless: boolean;

  /** The labels that it selects pods by, as its manifest says them. */
  readonly selector: Labels;

  /** Those of them that manifests give to pods, and not Kubernetes itself. */
  readonly podLabels: Labels;
  readonly ports: readonly ServicePort[];
}

/** Labels that every pod gets from its node, from Kubernetes 1.35 on. */
const givenByNodes = new Set(['topology.kubernetes.io/region', 'topology.kubernetes.io/zone']);

/** Labels that controllers give to the pods they make: no manifest has them. */
const givenByControllers = new Set([
  'apps.kubernetes.io/pod-index',
  'batch.kubernetes.io/controller-uid',
  'batch.kubernetes.io/job-completion-index',
  'batch.kubernetes.io/job-name',
  'controller-revision-hash',
  'controller-uid',
  'job-name',
  'pod-template-generation',
  'pod-template-hash',
  'rollouts-pod-template-hash',
  'statefulset.kubernetes.io/pod-name',
]);

/** Whether a label is one that only controllers give to the pods they make. */
export const isGivenByControllers = (key: string): boolean => givenByControllers.has(key);

/** The Service that an object is. */
export function serviceOf(object: KubeObject): Service | undefined {
  const { group, kind, value } = object;
  if (kind !== 'Service' || group !== '') return undefined;
  const selector = labelsAt(value, 'spec', 'selector');
  return {
    object,
    type: textAt(value, 'spec', 'type') || 'ClusterIP',
    headless: textAt(value, 'spec', 'clusterIP') === 'None',
    selector,
    podLabels: new Map([...selector].filter(([key]) => !isGivenByControllers(key) && !givenByNodes.has(key))),
    ports: listAt(value, 'spec', 'ports').map((port, i) => {
      const targetPort = textAt(port, 'targetPort');
      // The API server takes 0 for left out.
      const namesTargetPort = !['', '0'].includes(targetPort);
      return {
        path: ['spec', 'ports', i],
        name: textAt(port, 'name'),
        port: textAt(port, 'port'),
        targetPort: namesTargetPort ? targetPort : textAt(port, 'port'),
        namesTargetPort,
        protocol: textAt(port, 'protocol') || 'TCP',
      };
    }),
  };
}

/** Whether a target port is a number, and not the name of a port. */
export const isNumber = (targetPort: string): boolean => /^\d+$/.test(targetPort);

/**
 * Whether a text can be the name of a port.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports
 */
export const isPortName = (text: string): boolean => /^(?=.*[a-z])(?!.*--)[a-z\d]([-a-z\d]{0,13}[a-z\d])?$/.test(text);
