import { labelsText, missedBy } from '../check/apart';
import { groupBy } from '../group-by';
import type { KubeObject } from '../manifests/kube-object';
import { flowchart, idOf, podsBox, routeBox, serviceBox, serviceClass, type Stack, stacksOf } from '../picture/boxes';
import { mermaid } from '../printable';
import type { WiredService } from '../wiring/graph';
import type { Service } from '../wiring/service';
import type { Comparison } from './compare';
import type { ReroutedRoute } from './route-changes';
import { leads, type WireEffect } from './wire-changes';

/** How arrows are drawn: without the colours, the words still tell. */
const looks: Readonly<Record<WireEffect, { readonly arrow: string; readonly word: string; readonly stroke: string }>> =
  {
    none: { arrow: '-->', word: '', stroke: '#8c959f' },
    won: { arrow: '-->', word: 'new: ', stroke: '#2da44e' },
    undeclared: { arrow: '-.->', word: 'not declared: ', stroke: '#bf8700' },
    lost: { arrow: '--x', word: 'no more: ', stroke: '#d1242f' },
    left: { arrow: '--x', word: 'no more once you delete it: ', stroke: '#d1242f' },
  };

/** About as many boxes as fit a page. */
const mostBoxes = 20;

interface Arrow {
  /** The id of the box that it leads to. */
  readonly to: string;
  readonly label: string;
  readonly change: WireEffect;
}

/** A box from which arrows lead: a Service, or a route for some hosts and paths. */
interface Source {
  readonly id: string;
  readonly box: string;
  readonly arrows: readonly Arrow[];
}

/** A Service, and a target port for each of the pods that it leads or led to. */
interface ServiceWires {
  readonly service: Service;
  readonly wires: readonly ServiceWire[];
}

interface ServiceWire {
  readonly target: string;
  readonly pods: KubeObject;
  readonly change: WireEffect;

  /** The labels of the selector that its pods do not have any more. */
  readonly lacks?: string;
}

/**
 * Draws what a change does to the wires, as a Mermaid flowchart: the Services and routes that lead elsewhere, and what
 * they lead to.
 *
 * @returns undefined where no wire changes
 */
export function changePicture(comparison: Comparison): string | undefined {
  const services = servicesIn(comparison);
  const stacks = stacksIn(services, comparison);
  const noteOf = notesIn(comparison);
  const pods = new Map(stacks.map((stack) => [stack, podsBox(stack, { note: noteOf(stack[0].object) })]));
  const idOfPods = new Map(stacks.flatMap((stack) => stack.map(({ object }) => [object, idOf(stack[0].object)])));
  const sources = [
    ...comparison.routes.flatMap((route) => routeSources(route, noteOf(route.object))),
    ...services.map((wired) => serviceSource(wired, noteOf(wired.service.object), idOfPods)),
  ];
  const { shown, more } = shownOf(sources);
  if (shown.size === 0) return undefined;
  const drawn = sources.filter(({ id }) => shown.has(id));
  const arrows = drawn.flatMap(({ id, arrows }) => arrows.map((arrow) => ({ id, ...arrow })));
  const strokes = arrows.map(({ change }) => looks[change].stroke);
  const lines = [
    ...drawn.map(({ box }) => box),
    ...[...pods].flatMap(([[{ object }], box]) => (shown.has(idOf(object)) ? [box] : [])),
    ...arrows.map(
      ({ id, to, label, change }) => `${id} ${looks[change].arrow}|"${looks[change].word}${mermaid(label)}"| ${to}`,
    ),
    ...(more > 0 ? [`more(["and ${more} more that lead elsewhere"])`] : []),
    ...[...groupBy(arrows.keys(), (i) => strokes[i])].map(
      ([stroke, same]) => `linkStyle ${same.join()} stroke:${stroke ?? ''},stroke-width:2px`,
    ),
    serviceClass,
  ];
  return [...flowchart(drawn.length > 4 ? 'LR' : 'TB', 50), ...lines.map((line) => `  ${line}`)].join('\n');
}

/** What is said of objects that are new or gone. */
function notesIn({ pairs }: Comparison): (object: KubeObject) => string {
  const notes = new Map(
    pairs.flatMap(({ before, after }): [KubeObject, string][] => {
      if (!before && after) return [[after, '<br>new']];
      return before && !after ? [[before, '<br>gone from the manifests']] : [];
    }),
  );
  return (object) => notes.get(object) ?? '';
}

/** The Services that lead elsewhere, are new or are gone, and those that routes lead to which lead elsewhere. */
function servicesIn({ before, after, pairs, wires, routes }: Comparison): ServiceWires[] {
  const [old, now] = [before, after].map(({ services }) => new Map(services.map((one) => [one.service.object, one])));
  const later = new Map(pairs.map((pair) => [pair.before, pair.after]));
  const groups = new Map(after.podGroups.map((podGroup) => [podGroup.object, podGroup]));
  const alike = (wired: WiredService | undefined, change: WireEffect): ServiceWires[] => {
    const own = (wired?.wires ?? []).filter(leads).map(({ port, podGroup: { object } }) => {
      return { target: port.targetPort, pods: later.get(object) ?? object, change };
    });
    return wired ? [{ service: wired.service, wires: own }] : [];
  };
  const changed = [
    ...wires.map(({ service, wires }) => ({
      service,
      wires: wires.map(({ port, pods, before, after, change }) => {
        const podGroup = groups.get(pods);
        const lacks = podGroup && labelsText(new Map(missedBy(service, podGroup)));
        return { target: ((after ?? before)?.port ?? port).targetPort, pods, change, lacks };
      }),
    })),
    ...pairs.flatMap(({ before, after }) => {
      if (!before) return after ? alike(now?.get(after), 'won') : [];
      return after ? [] : alike(old?.get(before), 'left');
    }),
  ];
  const all = new Set(changed.map(({ service }) => service.object));
  const ends = new Set(routes.flatMap(({ ways }) => ways.map(({ service }) => service)));
  return [...changed, ...[...ends].flatMap((object) => (all.has(object) ? [] : alike(now?.get(object), 'none')))];
}

/** The pods behind Services, those together that are alike and whose wires change alike. */
function stacksIn(services: readonly ServiceWires[], { before, after }: Comparison): Stack[] {
  const wires = services.flatMap(({ service, wires }) =>
    wires.map((wire) => ({ service: idOf(service.object), ...wire })),
  );
  const wiresOf = groupBy(wires, ({ pods }) => pods);
  const groups = new Map([...before.podGroups, ...after.podGroups].map((podGroup) => [podGroup.object, podGroup]));
  const podGroups = [...wiresOf.keys()].flatMap((pods) => groups.get(pods) ?? []);
  return stacksOf(podGroups, ({ object }) =>
    JSON.stringify((wiresOf.get(object) ?? []).map(({ service, target, change }) => [service, target, change])),
  );
}

function serviceSource(
  { service, wires }: ServiceWires,
  note: string,
  idOfPods: ReadonlyMap<KubeObject, string>,
): Source {
  const same = groupBy(wires, ({ pods, change }) => `${idOfPods.get(pods) ?? ''} ${change}`);
  const arrows = [...same.values()].flatMap((wires): Arrow[] => {
    const [first] = wires;
    const to = first && idOfPods.get(first.pods);
    if (!to) return [];
    const targets = [...new Set(wires.map(({ target }) => target))].join(', ');
    const label = `target port ${targets}${first.lacks ? `, as the pods lack ${first.lacks}` : ''}`;
    return [{ to, label, change: first.change }];
  });
  return { id: idOf(service.object), box: serviceBox(service, note), arrows };
}

/** A box of a route for the hosts and paths that lead alike. */
function routeSources({ object, ways }: ReroutedRoute, note: string): Source[] {
  const byPlace = [...groupBy(ways, ({ at }) => at)].map(([at, own]) => ({
    at,
    arrows: own.map(({ service, backend, change }): Arrow => ({
      to: idOf(service),
      label: `port ${backend.port}`,
      change,
    })),
  }));
  return [...groupBy(byPlace, ({ arrows }) => JSON.stringify(arrows)).values()].map((same, i) => {
    const id = `${idOf(object)}-${i}`;
    const places = same.map(({ at }) => at);
    return { id, box: routeBox(id, object, places, note), arrows: same[0]?.arrows ?? [] };
  });
}

/** The boxes of the sources that lead elsewhere, first of those that lose something, and how many more sources there are. */
function shownOf(sources: readonly Source[]): { readonly shown: ReadonlySet<string>; readonly more: number } {
  const byId = new Map(sources.map((source) => [source.id, source]));
  const boxesOf = (id: string): string[] => [id, ...(byId.get(id)?.arrows ?? []).flatMap(({ to }) => boxesOf(to))];
  const rank = ({ arrows }: Source) => (arrows.some(({ change }) => looks[change].arrow !== '-->') ? 0 : 1);
  const changed = sources
    .filter(({ arrows }) => arrows.some(({ change }) => change !== 'none'))
    .sort((a, b) => rank(a) - rank(b));
  const shown = changed.reduce<ReadonlySet<string>>((shown, { id }) => {
    const boxes = new Set([...shown, ...boxesOf(id)]);
    return shown.size === 0 || boxes.size <= mostBoxes ? boxes : shown;
  }, new Set());
  return { shown, more: changed.filter(({ id }) => !shown.has(id)).length };
}
