import { labelsAt, textAt } from '../manifests/fields';
import type { KubeObject } from '../manifests/kube-object';

/** What kubectl apply does with a change of an object that is in the cluster. */
export interface Effect {
  readonly text: string;

  /** Whether the object has to be deleted for the change to come true. */
  readonly deleteFirst: boolean;
}

const taken = (text = 'taken'): Effect => ({ text, deleteFirst: false });
const refused = (text = '**refused**: delete it first'): Effect => ({ text, deleteFirst: true });

export const created = taken('created');
const stays = refused('**stays in the cluster**: delete it');
const staysWithAddress = refused('**stays in the cluster**: delete it, and its **external address is lost**');

/** A change of a field, as its kind, path and both values, and what applying it does: the first that matches. */
const effects: readonly (readonly [RegExp, Effect])[] = [
  [/^Pod metadata\./, taken()],
  [/^Pod spec\.(init)?[cC]ontainers\.[^ ]+\.image /, taken('taken: the container restarts')],
  [/^Pod spec\.(tolerations\.[^ ]+|activeDeadlineSeconds)  →/, taken()],
  [/^Pod /, refused()],
  [/^Service spec\.clusterIPs? None →/, refused('**stays headless**: delete it first')],
  [/^Service spec\.clusterIP/, refused()],
  [
    /^Service spec\.type LoadBalancer →/,
    taken('taken: **its external address is lost**, and going back gives another'),
  ],
  [/^Service /, taken()],
  [/^Deployment\.apps spec\.selector\./, refused()],
  [/^Deployment\.apps spec\.template\./, taken('taken: new pods replace the old ones')],
  [/^Deployment\.apps /, taken()],
];

/** What applying does with an object that the manifests do not have any more. */
export const goneEffect = ({ kind, group, value }: KubeObject): Effect =>
  kind === 'Service' && group === '' && textAt(value, 'spec', 'type') === 'LoadBalancer' ? staysWithAddress : stays;

/** What applying a change of a field does; nothing is said of other kinds. */
export function effectOf({ kind, group, value }: KubeObject, path: string, from: string, to: string): Effect {
  const selected = labelsAt(value, 'spec', 'selector', 'matchLabels').get(
    path.replace('spec.template.metadata.labels.', ''),
  );
  if (selected !== undefined && selected !== to) return refused();
  const change = `${kind}${group ? `.${group}` : ''} ${path} ${from} → ${to}`;
  return effects.find(([pattern]) => pattern.test(change))?.[1] ?? taken('');
}
