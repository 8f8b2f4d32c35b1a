import { documentsIn } from '../manifests/documents';
import { objectsIn } from '../manifests/kube-object';
import { graphOf } from '../wiring/graph';
import { neededFiles } from './commands-text';
import { compare } from './compare';

const namespace = 'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n';
const configMap = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a, namespace: shop }\n';

/** The graph of files, in this order. */
const graphOfFiles = (files: Record<string, string>) =>
  graphOf(
    Object.entries(files).flatMap(([file, text]) =>
      documentsIn(text).flatMap((document) =>
        'value' in document ? objectsIn(document.value, { file, document }) : [],
      ),
    ),
  );

const needed = (before: Record<string, string>, after: Record<string, string>) =>
  neededFiles(compare(graphOfFiles(before), graphOfFiles(after)).changes, 'dist/shop');

test('a Namespace that is new and comes too late has to be applied first', () => {
  expect(needed({}, { 'a.yaml': configMap, 'b.yaml': namespace })).toEqual(['dist/shop/b.yaml']);
});

test('a Namespace that was there before is there', () => {
  expect(needed({ 'b.yaml': namespace }, { 'a.yaml': configMap, 'b.yaml': namespace })).toEqual([]);
});

test('of a file whose path is more than a name to a shell there is no command', () => {
  expect(needed({}, { 'a.yaml': configMap, 'b;c.yaml': namespace })).toEqual([]);
});

test('in which order constructs are applied is not known', () => {
  const objects = [configMap, namespace].flatMap((text) =>
    documentsIn(text).flatMap((document) =>
      'value' in document ? objectsIn(document.value, { construct: 'shop' }) : [],
    ),
  );
  expect(compare(graphOf([]), graphOf(objects)).changes.map(({ effect }) => effect)).toEqual(['created', 'created']);
});
