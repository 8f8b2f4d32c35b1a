import type { Report } from '../check-files';

/** What a command prints. */
export interface Printed {
  /** The lines of standard output. */
  readonly output: readonly string[];

  /** The lines of standard error. */
  readonly errors: readonly string[];
}

/** A way to print a report. */
export type Format = (report: Report) => Printed;
