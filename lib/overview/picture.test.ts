import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { App, type Chart, Testing } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { flowchart } from './picture';
import { Platform, type PlatformProps } from '../platform/platform';
import { states } from '../platform/states';
import { synthesized } from '../synth/synthesized';
import { ToppingSuggestionPod } from '../platform/topping-suggestion';
import { WebappPod, WebappService } from '../platform/webapp';

/** Draws a state of the platform. */
const draw = (props: PlatformProps): string => flowchart(synthesized(new Platform(new App(), 'platform', props)));

/** Draws what `add` adds to a chart. */
function drawWith(add: (chart: Chart) => void): string {
  const chart = Testing.chart();
  add(chart);
  return flowchart(synthesized(chart));
}

/** Draws Service webapp and a webapp pod without the label that the Service selects by. */
const drawUnlabelled = () =>
  drawWith((chart) => {
    new WebappPod(chart, 'pod', { labelled: false });
    new WebappService(chart, 'service');
  });

const everything: PlatformProps = {
  webappPods: 2,
  webappService: 'LoadBalancer',
  utility: true,
  toppingSuggestion: 'service',
};

/** The lines of a text that another one does not have. */
const added = (before: string, after: string) => after.split('\n').filter((line) => !before.split('\n').includes(line));

describe('a Service', () => {
  test('has its type, its port and the label that it selects by', () => {
    expect(draw(everything)).toContain(
      'service-webapp("<b>Service webapp</b><br>LoadBalancer, port 80<br>selects app=hs-pizza-webapp"):::service\n',
    );
  });

  test('leads with its target port to the pods that it selects', () => {
    expect(draw(everything)).toContain(`service-webapp -->|target port ${WebappPod.port}| pod-hs-pizza-webapp\n`);
  });

  test('leads with its port to the pods that it selects when it has no target port', () => {
    const drawing = drawWith((chart) => {
      new WebappPod(chart, 'pod');
      new k8s.KubeService(chart, 'service', {
        metadata: { name: 'webapp' },
        spec: { selector: WebappPod.label, ports: [{ port: 80 }, { port: 443 }] },
      });
    });
    expect(drawing).toContain('<br>ClusterIP, port 80, 443<br>');
    expect(drawing).toContain('service-webapp -->|target port 80, 443| pod-hs-pizza-webapp\n');
  });

  test('leads to nothing when it selects no pod', () => {
    expect(drawUnlabelled()).toContain('service-webapp --x no-pod-webapp("no such Pod"):::missing\n');
    expect(drawUnlabelled()).not.toContain('-->');
  });

  test('is reached by the outside world when it is a LoadBalancer', () => {
    expect(draw(everything)).toContain('outside([outside world]) -->|by address| service-webapp\n');
  });

  test('is not reached by the outside world when it is of another type', () => {
    expect(draw({ ...everything, webappService: 'ClusterIP' })).not.toContain('outside');
  });
});

describe('a Pod', () => {
  test('has its name and its container port', () => {
    expect(draw(everything)).toContain(
      `"<b>Pod hs-pizza-topping-suggestion</b><br>container port ${ToppingSuggestionPod.port}"`,
    );
  });

  test('stands apart when no Service selects it', () => {
    expect(draw({ ...everything, toppingSuggestion: 'pod' })).toContain('pod-hs-pizza-topping-suggestion:::apart@');
    expect(draw(everything)).toContain('pod-hs-pizza-topping-suggestion@');
  });

  test('asks a Service by its name', () => {
    expect(draw(everything)).toContain('pod-hs-pizza-webapp -. by name .-> service-topping-suggestion-service\n');
  });

  test('fails to ask a Service that is not there', () => {
    expect(draw({})).toContain(
      'pod-hs-pizza-webapp -. by name .-x no-service-topping-suggestion-service("no Service topping-suggestion-service"):::missing\n',
    );
  });

  test('asks every Service that is there, and no other, when it is the utility pod', () => {
    const asked = (props: PlatformProps) => draw(props).match(/(?<=pod-utility -\. by name ).*/g);
    expect(asked({ utility: true })).toBeNull();
    expect(asked(everything)).toEqual(['.-> service-webapp', '.-> service-topping-suggestion-service']);
  });
});

describe('Pods that are alike but for their names', () => {
  test('are a stack with its number', () => {
    expect(draw({ webappPods: 1000 })).toContain(
      `@{ shape: st-rect, label: "<b>1000 Pods</b><br>hs-pizza-webapp … hs-pizza-webapp-1000<br>container port ${WebappPod.port}" }\n`,
    );
  });

  test('are as many lines as one of them', () => {
    expect(draw({ webappPods: 1000 }).split('\n')).toHaveLength(draw({ webappPods: 1 }).split('\n').length);
  });

  test('are no stack with one that differs', () => {
    const drawing = drawWith((chart) => {
      new WebappPod(chart, 'pod');
      new WebappPod(chart, 'another', { name: 'another', image: '../platform/webapp' });
    });
    expect(drawing).toContain('<b>Pod hs-pizza-webapp</b>');
    expect(drawing).toContain('<b>Pod another</b>');
  });
});

describe('in the picture’s diff', () => {
  test('another target port is one line', () => {
    const drawing = (port: number) =>
      drawWith((chart) => {
        new WebappPod(chart, 'pod');
        new k8s.KubeService(chart, 'service', {
          metadata: { name: 'webapp' },
          spec: {
            selector: WebappPod.label,
            ports: [{ port: 80, targetPort: k8s.IntOrString.fromNumber(port) }],
          },
        });
      });
    expect(added(drawing(1234), drawing(4321))).toHaveLength(1);
  });

  test('another type is a line for the Service and one for the outside world', () => {
    expect(added(draw({ ...everything, webappService: 'ClusterIP' }), draw(everything))).toHaveLength(2);
  });

  test('another number of pods is one line', () => {
    expect(added(draw({ ...everything, webappPods: 1 }), draw(everything))).toHaveLength(1);
  });

  test('a label that is missing is a line for the Service and one for the pod', () => {
    const labelled = drawWith((chart) => {
      new WebappPod(chart, 'pod');
      new WebappService(chart, 'service');
    });
    expect(added(labelled, drawUnlabelled())).toHaveLength(2);
  });
});

describe('Mermaid', () => {
  /** Mermaid made for the browser, given what its parser uses of one. */
  interface Mermaid {
    parse(text: string): Promise<{ diagramType: string }>;
  }
  const browser: { mermaid?: Mermaid } & Record<string, unknown> = {
    document: { nodeType: 9, createElement: () => ({}) },
    Element: Object,
    addEventListener: () => undefined,
    console,
    structuredClone,
  };
  browser.window = browser;
  beforeAll(() => {
    runInContext(readFileSync(require.resolve('@mermaid-js/tiny'), 'utf8'), createContext(browser));
  });

  const drawings: Record<string, string> = {
    ...Object.fromEntries(states().map(({ name, props }) => [name, draw(props)])),
    'a single webapp pod': draw({ ...everything, webappPods: 1 }),
    'a thousand webapp pods': draw({ ...everything, webappPods: 1000 }),
    'a missing label': drawUnlabelled(),
  };

  test.each(Object.entries(drawings))('accepts the flowchart of %s', async (_, drawing) => {
    expect(await browser.mermaid?.parse(drawing)).toMatchObject({ diagramType: 'flowchart-v2' });
  });

  test('refuses a flowchart whose arrow leads nowhere', async () => {
    await expect(browser.mermaid?.parse('flowchart TB\n  pod -->\n')).rejects.toThrow('Parse error');
  });
});
