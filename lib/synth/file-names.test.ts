import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart, Testing } from 'cdk8s';
import { refuseDependencies, refuseOtherFolders, refuseSharedFiles, yamlOutputType } from './file-names';

describe('a state', () => {
  test.each([
    ['6 Drinks', '6-drinks'],
    ['-drinks-', 'drinks'],
    ['two__drinks', 'two-drinks'],
    ['d'.repeat(64), 'd'.repeat(63)],
  ])('called %s is refused, with the name to use', (name, label) => {
    expect(() => refuseOtherFolders(['1-one', name])).toThrow(
      `${JSON.stringify(name)} is not a DNS label, so its folder would have another name. Call it ${label}.`,
    );
  });

  test.each(['1-one', 'a', 'd'.repeat(63)])('called %s gets a folder of that name', (name) => {
    expect(() => refuseOtherFolders([name])).not.toThrow();
    const outdir = mkdtempSync(join(tmpdir(), 'file-names-test-'));
    try {
      const app = new App({ outdir, yamlOutputType });
      new Chart(app, name);
      app.synth();
      expect(existsSync(join(outdir, name))).toBe(true);
    } finally {
      rmSync(outdir, { recursive: true });
    }
  });
});

test('a state that depends on another is refused, as the dependency of an object is one of its chart', () => {
  const app = Testing.app();
  const [one, two] = ['one', 'two'].map((name) => {
    return new ApiObject(new Chart(app, name), 'pod', { apiVersion: 'v1', kind: 'Pod', metadata: { name } });
  });
  if (one) two?.addDependency(one);
  app.synth();
  expect(() => refuseDependencies(app)).toThrow(
    'two depends on one, so cdk8s would number their folders. Remove that dependency: states are applied one after the other anyway.',
  );
});

test('states whose objects depend on each other within the state are not refused', () => {
  const app = Testing.app();
  const chart = new Chart(app, 'one');
  const [web, till] = ['web', 'till'].map((name) => {
    return new ApiObject(chart, name, { apiVersion: 'v1', kind: 'Pod', metadata: { name } });
  });
  if (web) till?.addDependency(web);
  app.synth();
  expect(() => refuseDependencies(app)).not.toThrow();
});

describe('two objects', () => {
  type Named = readonly [chart: string, kind: string, name: string];

  const refusal = (one: Named, other: Named) => () => {
    const outdir = mkdtempSync(join(tmpdir(), 'file-names-test-'));
    try {
      const app = new App({ outdir, yamlOutputType });
      const charts = new Map<string, Chart>();
      for (const [i, [chart, kind, name]] of [one, other].entries()) {
        const scope = charts.get(chart) ?? new Chart(app, chart);
        charts.set(chart, scope);
        new ApiObject(scope, `object-${i + 1}`, { apiVersion: 'v1', kind, metadata: { name } });
      }
      app.synth();
      refuseSharedFiles(app);
    } finally {
      rmSync(outdir, { recursive: true });
    }
  };

  test('that were written to one file are refused, with their constructs', () => {
    expect(refusal(['shop', 'Pod', 'web'], ['shop', 'Pod', 'web'])).toThrow(
      'Pod web (shop/object-1) and Pod web (shop/object-2) would both be written to one file: cdk8s names a file by kind and name, ' +
        'and leaves out some characters. Give one another name, or make a second chart in main.ts.',
    );
  });

  test('whose names differ only in what cdk8s leaves out of a file name are refused', () => {
    expect(refusal(['shop', 'ClusterRole', 'a:b'], ['shop', 'ClusterRole', 'ab'])).toThrow('would both be written to');
  });

  test('whose files differ in case alone are refused, as some file systems take them for one', () => {
    expect(refusal(['shop', 'Pod', 'web'], ['shop', 'POD', 'web'])).toThrow('would both be written to');
  });

  test.each<[string, Named]>([
    ['of another kind', ['shop', 'Service', 'web']],
    ['of another name', ['shop', 'Pod', 'web-2']],
    ['in another chart', ['other', 'Pod', 'web']],
  ])('%s are not refused', (_, other) => {
    expect(refusal(['shop', 'Pod', 'web'], other)).not.toThrow();
  });
});
