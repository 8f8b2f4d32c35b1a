import { groupBy } from '../group-by';
import { isDeepStrictEqual } from 'node:util';
import type { Graph, WiredService } from '../wiring/graph';
import { type KubeObject, title } from '../manifests/kube-object';
import { created, type Effect, effectOf, goneEffect } from './effect';
import { fieldsOf } from './fields-of';

/** The graph of each state, by the state's name. */
export type States = ReadonlyMap<string, Graph>;

/** What changes of an object in a state. */
interface Change {
  readonly state: string;
  readonly object: KubeObject;
  readonly text: string;
  readonly effect: Effect;
}

const silent: Effect = { text: '', deleteFirst: false };

/** Compares states of the same names, and says in Markdown what changed, each thing once, and what applying it will do. */
export function changes(before: States, after: States): string {
  const formerNames = renamings(before, after);
  const names = [...after.keys()];
  const pairs = names.flatMap((state) => {
    const [old, now] = [before.get(formerNames.get(state) ?? state), after.get(state)];
    return old && now ? [{ state, old, now }] : [];
  });
  const wires = pairs.flatMap(({ state, old, now }) => wireChanges(state, old, now));
  const found = pairs.flatMap(({ state, old, now }) => objectChanges(state, old, now));

  const alike = (all: readonly Change[]) => [
    ...groupBy(all, ({ object, text, effect }) => [object.kind, text, effect.text].join('\n')).values(),
  ];
  const lines = alike(wires)
    .map((same) => `${whatText(same, names)}: ${same[0]?.text ?? ''}.`)
    .sort((a, b) => Number(b.includes('nothing')) - Number(a.includes('nothing')));
  const rows = alike(found).map(
    (same) => `| ${whatText(same, names)} | ${same[0]?.text ?? ''} | ${same[0]?.effect.text ?? ''} |`,
  );
  const table = ['| what | change | when you apply it |', '| --- | --- | --- |', ...rows].join('\n');
  const parts = [
    ...lines,
    ...names.filter((name) => !before.has(name)).map((name) => stateText(name, formerNames)),
    ...[...before.keys()]
      .filter((name) => !after.has(name) && ![...formerNames.values()].includes(name))
      .map((name) => `State ${name} is gone.`),
    ...(rows.length > 0 ? [table] : []),
    ...deletion(found),
  ];
  return parts.length > 0 ? parts.join('\n\n') : 'No manifest differs.';
}

const stateText = (name: string, formerNames: ReadonlyMap<string, string>): string => {
  const former = formerNames.get(name);
  return former === undefined ? `State ${name} is new.` : `State ${name} is what ${former} was.`;
};

/** The former name of each state that is new in name only. */
function renamings(before: States, after: States): ReadonlyMap<string, string> {
  const text = ({ objects }: Graph) => JSON.stringify(objects.map(({ value }) => value));
  const gone = new Map([...before].flatMap(([name, graph]) => (after.has(name) ? [] : [[text(graph), name]])));
  return new Map(
    [...after].flatMap(([name, graph]) => {
      const former = before.has(name) ? undefined : gone.get(text(graph));
      return former === undefined ? [] : [[name, former]];
    }),
  );
}

function wireChanges(state: string, before: Graph, after: Graph): Change[] {
  const old = new Map(before.services.map((wired) => [title(wired.service.object), reachedBy(wired)]));
  return after.services.flatMap((wired): Change[] => {
    const was = old.get(title(wired.service.object));
    if (!was) return [];
    const now = reachedBy(wired);
    const change = (text: string) => ({ state, object: wired.service.object, text, effect: silent });
    const [lost, won] = [[...was].filter((name) => !now.has(name)), [...now].filter((name) => !was.has(name))];
    if (lost.length > 0 && now.size === 0) return [change('reaches **nothing** any more')];
    return [
      ...(lost.length > 0 ? [change(`reaches ${list(lost)} **no more**`)] : []),
      ...(won.length > 0 ? [change(`reaches ${list(won)} as well`)] : []),
    ];
  });
}

/** The pods that answer for a Service: those without any declared port may do so as well. */
const reachedBy = ({ selected, wires }: WiredService): ReadonlySet<string> => {
  const answering = new Set(wires.flatMap(({ podGroup, to }) => (to ? [podGroup] : [])));
  return new Set(
    selected
      .filter((podGroup) => answering.has(podGroup) || podGroup.ports.length === 0)
      .map(({ object }) => title(object)),
  );
};

function objectChanges(state: string, before: Graph, after: Graph): Change[] {
  const [old, now] = [before, after].map(({ objects }) => new Map(objects.map((object) => [title(object), object])));
  return [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])].flatMap((name): Change[] => {
    const [from, to] = [old?.get(name), now?.get(name)];
    if (from && to) return isDeepStrictEqual(from.value, to.value) ? [] : fieldChanges(state, from, to);
    if (to) return [{ state, object: to, text: 'new', effect: created }];
    return from ? [{ state, object: from, text: 'gone', effect: goneEffect(from) }] : [];
  });
}

function fieldChanges(state: string, from: KubeObject, to: KubeObject): Change[] {
  const [old, now] = [fieldsOf(from.value), fieldsOf(to.value)];
  const all = new Map([...old, ...now]);
  const changed = [...all].flatMap(([path, { name }]) => {
    const [was = '', is = ''] = [old.get(path)?.text, now.get(path)?.text];
    if (was === is) return [];
    const isUnique = [...all.values()].filter((field) => field.name === name).length === 1;
    const text = `${(isUnique ? name : path).replace(/^(spec|metadata)\./, '')} ${cell(was)} → ${cell(is)}`;
    return [{ state, object: to, text, effect: effectOf(to, path, was, is) }];
  });
  // Where one field is refused, the whole object is.
  const refusal = changed.find(({ effect }) => effect.deleteFirst)?.effect;
  return changed.map((change) => ({ ...change, effect: refusal ?? change.effect }));
}

/** A value as a cell of a Markdown table holds it. */
const cell = (value: string): string => value.replaceAll('|', '\\|').replace(/\s+/g, ' ') || '(none)';

const list = (names: readonly string[]): string =>
  names.length > 3 ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more` : names.join(', ');

/** Objects, and the states that they are in. */
function whatText(same: readonly Change[], names: readonly string[]): string {
  const statesOf = groupBy(same, ({ object }) => title(object));
  const byStates = groupBy([...statesOf], ([, changes]) => where(new Set(changes.map(({ state }) => state)), names));
  return [...byStates].map(([where, objects]) => list(objects.map(([name]) => name)) + where).join(', ');
}

function where(states: ReadonlySet<string>, names: readonly string[]): string {
  const [first] = states;
  if (names.length === 1 || first === undefined) return '';
  if (states.size === names.length) return ' in all states';
  const isToTheEnd = names.slice(-states.size).every((name) => states.has(name));
  return isToTheEnd && states.size > 1 ? ` from ${first} on` : ` in ${[...states].join(', ')}`;
}

function deletion(found: readonly Change[]): string[] {
  const objects = found.flatMap(({ object, effect }) => (effect.deleteFirst ? [object] : []));
  if (objects.length === 0) return [];
  const byNamespace = groupBy(objects, ({ namespace, hasNamespace }) => (hasNamespace ? ` -n ${namespace}` : ''));
  const commands = [...byNamespace].map(([namespace, objects]) => {
    const names = new Set(objects.map(({ kind, name }) => `${kind.toLowerCase()}/${name}`));
    return `kubectl delete --now --ignore-not-found${namespace} ${[...names].join(' ')}`;
  });
  const why = found.some(({ effect, text }) => effect.deleteFirst && text !== 'gone')
    ? 'kubectl applies the rest all the same, so delete first:'
    : 'kubectl apply deletes nothing, so delete what is gone:';
  return [why, ['```sh', ...commands, '```'].join('\n')];
}
