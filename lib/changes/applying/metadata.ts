import type { Default, Rule } from './rule';

/** The parts of an object's metadata that are maps of texts. */
export const metadataTexts = ['metadata.labels', 'metadata.annotations'];

/** The defaults of an object's metadata, and what is the same as none. */
export const metadataDefaults: readonly [string, Default][] = [
  ['metadata.annotations', {}],
  ['metadata.labels', {}],
];

/** What every kind does with its metadata and its status. */
export const metadataRules: readonly Rule[] = [
  { at: 'metadata.annotations.kubectl.kubernetes.io/last-applied-configuration', effect: 'unchanged' },
  { at: 'metadata.annotations', effect: 'taken' },
  { at: 'metadata.labels', effect: 'taken' },
  { at: 'metadata.creationTimestamp', effect: 'unchanged' },
  { at: 'status', effect: 'unchanged' },
];
