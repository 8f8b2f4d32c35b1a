import type { Path } from '../wiring/fields';
import type { KubeObject } from '../wiring/kube-object';

/** What a finding is about: a word for each rule, by which it can be accepted. */
export type Code =
  | 'empty-selector-value'
  | 'misspelt-label'
  | 'missing-label'
  | 'other-label-value'
  | 'other-namespace'
  | 'selects-nothing'
  | 'unknown-port-name'
  | 'other-protocol'
  | 'undeclared-port'
  | 'strangers'
  | 'no-container-port'
  | 'probe-port'
  | 'given-twice'
  | 'no-selector'
  | 'ignores-nothing';

/** A problem keeps something from working, a hint may be meant so. */
export type Severity = 'problem' | 'hint';

/** Something about an object that leaves a Service without an answer: surely, or perhaps. */
export interface Finding {
  readonly code: Code;
  readonly severity: Severity;
  readonly object: KubeObject;

  /** The way to the field that it is about, within the object. */
  readonly path: Path;

  /** A sentence that names the object and says what differs, and one that says what to do. */
  readonly text: string;
}

/** A finding as a line says it, after its place. */
export const lineText = ({ severity, text, code }: Finding): string =>
  `${severity === 'hint' ? 'hint: ' : ''}${text} [${code}]`;
