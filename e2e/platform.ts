/** All that these tests know of the platform. For another platform, change this file and no other one here. */
import { variables } from '../lib/platform/settings';
import { states } from '../lib/platform/states';

/** Names of the states, in order. Each is a folder of dist/, and a section of its page. */
export const stateNames: readonly string[] = states({}).map(({ name }) => name);

/** The last state. It has all that is named below. */
export const lastState = stateNames.at(-1) ?? '';

/** An earlier state, to go back to from the last: Pods and Services are gone in it, and the others keep their ports. */
export const earlierState = '2-cluster-ip';

/**
 * What the commands of a section leave in the cluster: the objects of a state or, where none is said, nothing. The key
 * is the heading of a section that follows the states in lib/platform/states.md.
 */
export const leftBy: ReadonlyMap<string, { readonly state?: string }> = new Map([
  ['Go back', { state: '4-load-balancer' }],
  ['Clean up', {}],
]);

/**
 * The application that is tried: two pods or more behind a Service. The tests delete one of the pods under requests, and
 * change the port of all of them.
 */
export const application = {
  /** Name of the Service. It is of type LoadBalancer in the last state, and has one port. */
  service: 'webapp',

  /** Kind of what makes its pods: Pod or Deployment. */
  kind: 'Pod',

  /**
   * Name of one of the Pods, or of the Deployment, which the names of all its pods begin with. They have one container,
   * with one port.
   */
  name: 'hs-pizza-webapp',
};

/**
 * Name of a pod that no Service selects, with bash and curl: the requests are made from it. It has one container, and
 * can run the image of the application as well: the tests give it that one for a while.
 */
export const client = 'utility';

/**
 * A command that asks the application by its Service in the last state, and fails where no answer comes within seconds.
 */
export const request = `kubectl exec ${client} -- curl -s --fail --max-time 5 ${application.service}/pod_info`;

/** How any answer to `request` begins. */
export const answerBegins = 'Greetings from HOSTNAME';

/** What to do about an image that cannot be pulled. */
export const imageAdvice = `For other images set ${new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(
  Object.values(variables)
    .map(({ name }) => name)
    .filter((name) => name.endsWith('_IMAGE')),
)} and run \`npm run synth\`.`;
