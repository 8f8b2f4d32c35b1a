import type { Labels } from '../wiring/selects';

/** What the rules read of any object's metadata. */
export interface Metadata {
  readonly name?: string;
  readonly generateName?: string;
  readonly namespace?: string;
  readonly labels?: Labels;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** What the rules read of a port that a container declares. */
export interface ContainerPort {
  readonly name?: string;
  readonly containerPort: number;
  readonly hostIP?: string;
  readonly hostPort?: number;
  readonly protocol?: string;
}

/** What the rules read of a container. */
export interface Container {
  readonly name: string;
  readonly image?: string;
  readonly ports?: readonly ContainerPort[];
  readonly env?: readonly { readonly name: string; readonly value?: string; readonly valueFrom?: object }[];
  readonly volumeMounts?: readonly { readonly name: string; readonly mountPath: string }[];
  readonly restartPolicy?: string;
}

/** What the rules read of a Pod, and of the pod template of a workload. */
export interface Pod {
  readonly metadata?: Metadata;
  readonly spec?: {
    readonly containers: readonly Container[];
    readonly initContainers?: readonly Container[];
    readonly volumes?: readonly { readonly name: string }[];
    readonly hostNetwork?: boolean;
    readonly hostname?: string;
    readonly subdomain?: string;
    readonly restartPolicy?: string;
    readonly activeDeadlineSeconds?: number;
    readonly nodeSelector?: Labels;
  };
}

/** What the rules read of a port of a Service. */
export interface ServicePort {
  readonly name?: string;
  readonly port: number;
  readonly targetPort?: number | string;
  readonly nodePort?: number;
  readonly protocol?: string;
  readonly appProtocol?: string;
}

/** What the rules read of a Service. */
export interface Service {
  readonly metadata?: Metadata;
  readonly spec?: {
    readonly type?: string;
    readonly selector?: Labels;
    readonly ports?: readonly ServicePort[];
    readonly clusterIP?: string;
    readonly externalName?: string;
    readonly externalIPs?: readonly string[];
    readonly externalTrafficPolicy?: string;
    readonly allocateLoadBalancerNodePorts?: boolean;
    readonly loadBalancerClass?: string;
    readonly loadBalancerSourceRanges?: readonly string[];
    readonly healthCheckNodePort?: number;
    readonly sessionAffinity?: string;
    readonly sessionAffinityConfig?: { readonly clientIP?: { readonly timeoutSeconds?: number } };
    readonly trafficDistribution?: string;
  };
}

/** The protocol of a port that names none. */
export const protocolOf = ({ protocol }: { readonly protocol?: string }): string => protocol || 'TCP';

/** The target port of a Service's port that names none is its port. */
export const targetPortOf = ({ port, targetPort }: ServicePort): number | string => targetPort || port;
