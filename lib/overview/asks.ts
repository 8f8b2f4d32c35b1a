import type { Chart } from 'cdk8s';
import type { Construct, Node } from 'constructs';
import type { Asks, Graph } from 'kube-wiring';

const key = 'asks';

/** Every Service that is there, as for a pod to try them from. */
export const everyService = 'every Service';

/** An application that others ask by the name of its Service. */
interface Asked {
  readonly serviceName: string;
}

/**
 * Notes that the pods of a construct ask a Service, whether it is there or not. It changes no manifest, only pictures.
 */
export const asks = (client: Construct, asked: Asked | typeof everyService): void =>
  client.node.addMetadata(key, asked === everyService ? asked : asked.serviceName);

/**
 * What the objects of a chart ask, by their own notes and those of the constructs around them: for each path of a
 * construct.
 */
export function asksOf(chart: Chart, { services }: Graph): Asks {
  const all = services.map(({ service }) => service.object.name);
  return new Map(chart.node.findAll().map(({ node }) => [node.path, askedBy(node, all)]));
}

function askedBy(node: Node, all: readonly string[]): readonly string[] {
  const asked = node.scopes
    .flatMap(({ node }) => node.metadata)
    .flatMap(({ type, data }) => (type === key ? [String(data)] : []));
  return asked.includes(everyService) ? all : asked;
}
