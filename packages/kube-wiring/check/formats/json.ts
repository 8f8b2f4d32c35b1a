import { title } from '../../manifests/kube-object';
import { printableLines } from '../../printable';
import type { Format } from './format';

/** The findings as data, for programs. */
export const jsonFormat: Format = ({ findings, unread, judged }) => ({
  output: [
    // Its escapes are JSON's own.
    printableLines(
      JSON.stringify(
        {
          findings: findings.map(({ finding: { code, severity, object, text }, origin, line }) => ({
            code,
            severity,
            file: origin,
            line,
            object: title(object),
            text,
          })),
          unread: unread.map(({ file, line, reason }) => ({ file, ...(line > 0 ? { line } : {}), text: reason })),
          judged,
        },
        undefined,
        2,
      ),
    ),
  ],
  errors: [],
});
