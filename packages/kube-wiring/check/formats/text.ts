import { unreadText } from '../../manifests/read-manifests';
import type { Report } from '../check-files';
import { locatedText } from '../located';
import type { Format } from './format';

/** A line for each finding, for people, and one that says what was judged. What could not be read is an error. */
export const textFormat: Format = (report) => ({
  output: [...report.findings.map(locatedText), ...summary(report)],
  errors: isEmpty(report) ? [nothingText] : report.unread.map(unreadText),
});

/** Whether there was nothing to judge, and nothing that keeps it from being read. */
export const isEmpty = ({ unread, judged }: Report): boolean => unread.length === 0 && judged.objects === 0;

/** What is said where there was nothing to judge. */
export const nothingText =
  'There is no object in what you passed. Of a directory, only its own files are read, unless you pass -R.';

const count = (number: number, noun: string, plural = `${noun}s`): string =>
  `${number} ${number === 1 ? noun : plural}`;

/** The line that says what was judged; none where there was no object. */
export function summary({ findings, unread, judged }: Report): string[] {
  const { objects, services, podGroups, servicesWithoutPods, routes, routesWithoutServices } = judged;
  if (objects === 0 && findings.length === 0) return [];
  const problems = findings.filter(({ finding }) => finding.severity === 'problem').length;
  const hints = findings.length - problems;
  const by = count(podGroups, 'Pod or pod template', 'Pods and pod templates');
  const none = unread.length === 0 ? 'no problem' : 'no problem in what can be read';
  const found = `${problems === 0 ? none : count(problems, 'problem')}${hints > 0 ? `, ${count(hints, 'hint')}` : ''}`;
  const notJudged = [
    ...(servicesWithoutPods > 0
      ? [`${count(servicesWithoutPods, 'Service')} in whose namespace no pods are given. Pass the pods with them.`]
      : []),
    ...(routesWithoutServices > 0
      ? [
          `${count(routesWithoutServices, 'route')} to a namespace of which no Services are given. Pass the Services with them.`,
        ]
      : []),
  ].map((text) => ` Not judged: ${text}`);
  const judgedText = `${count(services, 'Service')}${routes > 0 ? ` and ${count(routes, 'route')}` : ''}`;
  return [`Judged ${judgedText} by ${by}, of ${count(objects, 'object')}: ${found}.${notJudged.join('')}`];
}
