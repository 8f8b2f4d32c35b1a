import type { Path } from '../manifests/fields';
import type { KubeObject } from '../manifests/kube-object';

/** What a finding is about: a word for each rule, by which it can be accepted. */
export const codes = [
  'no-selector',
  'invalid-selector',
  'empty-selector-value',
  'misspelt-label',
  'missing-label',
  'other-label-value',
  'other-namespace',
  'selects-nothing',
  'same-selector',
  'copied-selector',
  'zero-replicas',
  'paused-deployment',
  'unknown-port-name',
  'other-protocol',
  'undeclared-port',
  'headless-port',
  'unintended-pods',
  'no-container-port',
  'probe-port',
  'unknown-service',
  'unknown-service-port',
  'duplicate-object',
  'duplicate-key',
  'incomplete-object',
  'ignores-nothing',
] as const;

/** The code of a finding. */
export type Code = (typeof codes)[number];

/**
 * How sure a rule is that something does not work: `certain`; `likely`, if it is not meant so; or `possible`, if what
 * is not given does not make it work.
 */
export type Certainty = 'certain' | 'likely' | 'possible';

/** A problem keeps something from working, a hint may be meant so. */
export type Severity = 'problem' | 'hint';

/** Something about an object that leaves a Service or a route without an answer. */
interface About {
  readonly code: Code;
  readonly object: KubeObject;

  /** The way to the field that it is about, within the object. */
  readonly path: Path;

  /** A sentence that names the object and says what differs, and one that says what to do. */
  readonly text: string;
}

/** What a rule finds. Its severity is given in severity.ts. */
export interface Found extends About {
  readonly certainty: Certainty;

  /** What else can be done about files, which may be a part of what is applied. */
  readonly inFiles?: string;
}

/** What is said, surely or perhaps. */
export interface Finding extends About {
  readonly severity: Severity;
}
