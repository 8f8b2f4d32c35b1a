import * as fc from 'fast-check';
import { documentsIn } from '../manifests/documents';
import { graphOf } from '../wiring/graph';
import { objectsIn } from '../manifests/kube-object';
import { readCases } from './cases/read-cases';
import { check } from './check';
import { checkFiles } from './check-files';

const documents = readCases().flatMap(({ text }) =>
  documentsIn(text).flatMap((document) => ('value' in document ? [document.value] : [])),
);

/** What nobody would write in the place of a field. */
const oddities: readonly unknown[] = [
  null,
  undefined,
  '',
  'constructor',
  '__proto__',
  '0',
  0,
  -1,
  Number.NaN,
  true,
  [],
  [[]],
  [null],
  ['constructor'],
  {},
  { constructor: 1 },
  { hasOwnProperty: null, toString: null },
  JSON.parse('{"__proto__": {"kind": "Pod"}}'),
  Object.create(null),
];

/** A copy of a value in which some fields are odd; picks says which, and what they are. */
function mutated(value: unknown, pick: () => number): unknown {
  const at = pick();
  if (at < 0.06) return oddities[Math.floor((at / 0.06) * oddities.length)];
  if (Array.isArray(value)) return value.map((item) => mutated(item, pick));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, mutated(field, pick)]));
}

const runs = { seed: 20_261_125, numRuns: 300 };
const share = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

test('objects with any values in the place of their fields are judged', () => {
  const some = fc.array(fc.constantFrom(...documents), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(some, fc.gen(), (documents, gen) => {
      const values = documents.map((document) => mutated(document, () => gen(() => share)));
      check(graphOf(values.flatMap((value) => objectsIn(value, { construct: 'test' }))));
    }),
    runs,
  );
});

test('files of objects with any values in the place of their fields are judged', () => {
  const some = fc.array(fc.constantFrom(...documents), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(some, fc.gen(), (documents, gen) => {
      const values = documents.map((document) => mutated(document, () => gen(() => share)));
      const text = values.map((value) => JSON.stringify(value, undefined, 2)).join('\n---\n');
      checkFiles(['-'], { input: Buffer.from(text) });
    }),
    runs,
  );
});

test('files with any characters replaced are judged', () => {
  const piece = fc.constantFrom(
    '\n',
    ' ',
    '---',
    '{{',
    '}',
    '[',
    '&a ',
    '*a',
    '<<: ',
    '? ',
    ': ',
    '- ',
    '"',
    '\t',
    '\0',
    '%',
    '!!a ',
  );
  const edits = fc.array(fc.tuple(share, fc.nat({ max: 9 }), fc.oneof(piece, fc.string())), {
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(
    fc.property(fc.constantFrom(...readCases()), edits, ({ text }, edits) => {
      const edited = edits.reduce((text, [at, length, instead]) => {
        const start = Math.floor(at * text.length);
        return text.slice(0, start) + instead + text.slice(start + length);
      }, text.trimStart());
      checkFiles(['-'], { input: Buffer.from(edited) });
    }),
    runs,
  );
});

test('any bytes are judged', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      checkFiles(['-'], { input: Buffer.from(bytes) });
    }),
    runs,
  );
});

test.each(['items: [*a, *a, *a]', 'spec: *a', 'spec: { template: [*a] }'])(
  'an object that holds itself by %s is refused',
  (field) => {
    const text = `&a { apiVersion: v1, kind: List, ${field} }\n`;
    expect(checkFiles(['-'], { input: Buffer.from(text) })).toMatchObject({
      status: 2,
      unread: expect.arrayContaining([
        { file: '-', line: 1, reason: 'is not YAML: an alias stands for what it is in', mayBeManifest: true },
      ]) as unknown,
    });
  },
);
