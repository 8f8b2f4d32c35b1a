/** Reads Kubernetes manifests as a graph of Services and pods, judges it, compares it and draws it. */
export type { Labels, Path } from './manifests/fields';
export { labelText } from './manifests/fields';
export { type KubeObject, objectsIn, originOf, type Origin, type Place, title } from './manifests/kube-object';
export { printableLines } from './printable';
export { readManifests, type ReadOptions, type Unread, unreadText } from './manifests/read-manifests';
export { type Graph, graphOf, type Wire, type WiredBackend, type WiredRoute, type WiredService } from './wiring/graph';
export type { Backend, Route } from './wiring/route';
export type { Container, ContainerPort, PodGroup } from './wiring/pod-group';
export type { Service, ServicePort } from './wiring/service';
export { check, type Judgement } from './check/check';
export type { Code, Finding, Severity } from './check/finding';
export { located, type LocatedFinding, locatedText } from './check/located';
export type { Change } from './changes/change';
export { compare, type Comparison } from './changes/compare';
export { comparisonText } from './changes/comparison-text';
export { type Early, earlyIn } from './changes/first-apply';
export { deleteCommands } from './changes/deletion';
export { type Asks, picture } from './picture/picture';
