import type { KubeObject } from '../manifests/kube-object';
import { markdown } from '../printable';
import { shortList } from '../short-list';
import { named } from './markdown';
import { type RewiredService, type WireChange, type WireEffect } from './wire-changes';

/** Says in Markdown what changes for a Service: what follows its name and a colon. */
export function wireSentences(rewired: RewiredService): string[] {
  const { service, wires, keepsEndpoints } = rewired;
  if (keepsEndpoints) return ['has no selector any more, and **keeps the endpoints** that it had'];
  const reached = new Set(wires.flatMap(({ pods, after }) => (after ? [pods] : [])));
  if (reached.size === 0 && service.type !== 'ExternalName') return [nothingSentence(wires)];
  const were = new Set(wires.flatMap(({ pods, before }) => (before ? [pods] : [])));
  const isReachedStill = ({ pods }: WireChange) => reached.has(pods) && were.has(pods);
  return [
    ...podSentences(
      wires.filter((wire) => !isReachedStill(wire)),
      wires,
    ),
    ...service.ports.flatMap((port) => {
      const own = wires.filter((wire) => wire.port === port);
      const single = service.ports.length < 2;
      const cut = single ? [] : portSentences(own, own.filter(isReachedStill));
      const subject = single ? '' : `its port ${markdown(port.name || port.port)} `;
      return [...cut, ...undeclaredSentences(own, rewired.unanswered.includes(port))].map((text) => subject + text);
    }),
  ];
}

function nothingSentence(wires: readonly WireChange[]): string {
  const left = podsOf(wires, 'left');
  return `reaches **nothing** any more${left.length > 0 ? `, once you delete ${namesOf(left)}` : ''}`;
}

/**
 * What is said of pods that a Service or a port reaches as well, or no more.
 *
 * @param all all its wires, also those of which nothing is said
 */
function podSentences(wires: readonly WireChange[], all: readonly WireChange[]): string[] {
  const [lost, left, won] = (['lost', 'left', 'won'] as const).map((change) => podsOf(wires, change));
  const isHeld = all.some(({ change }) => change !== 'lost' && change !== 'won');
  const until = left?.length === 1 ? 'until it is deleted' : 'until they are deleted';
  return [...sentence(lost, '**no more**'), ...sentence(left, until), ...sentence(won, isHeld ? 'as well' : 'now')];
}

const sentence = (pods: readonly KubeObject[] = [], rest: string): string[] =>
  pods.length > 0 ? [`reaches ${namesOf(pods)} ${rest}`] : [];

/** What is said of a port: of all its wires, and of those to pods that other ports reach before and after. */
const portSentences = (own: readonly WireChange[], others: readonly WireChange[]): string[] =>
  own.length > 0 && own.every(({ after }) => !after) ? [nothingSentence(own)] : podSentences(others, own);

/** What is said of pods that do not declare the number that a port leads to any more. */
function undeclaredSentences(own: readonly WireChange[], isUnanswered: boolean): string[] {
  const [undeclared] = own.filter(({ change }) => change === 'undeclared');
  if (!undeclared) return [];
  const { port, before } = undeclared;
  const isAll = own.every(({ after, change }) => !after || change === 'undeclared');
  const pods = podsOf(own, 'undeclared');
  const who = isAll ? 'its pods do' : `${namesOf(pods)} ${pods.length === 1 ? 'does' : 'do'}`;
  const isMoved = before?.port.targetPort !== port.targetPort;
  const declared = `sends to ${markdown(port.targetPort)}${isMoved ? ' now' : ''}, which ${who} not declare${isMoved ? '' : ' any more'}`;
  return [`${declared}${isUnanswered ? ', so **nothing** may answer' : ''}`];
}

/** The pods of the wires that change so. */
const podsOf = (wires: readonly WireChange[], change: WireEffect): KubeObject[] => [
  ...new Set(wires.flatMap((wire) => (wire.change === change ? [wire.pods] : []))),
];

const namesOf = (pods: readonly KubeObject[]): string => shortList(pods.map(named));
