import type { PlatformProps } from './platform';

/** What the environment may set; what it leaves out has the constructs' defaults. */
export type Settings = Pick<PlatformProps, 'webappImage' | 'toppingSuggestionImage' | 'utilityImage' | 'webappPods'>;

/** A setting that is not allowed; its message is one line for the person who set it. */
export class SettingError extends Error {}

interface Allowed {
  readonly pattern: RegExp;
  readonly words: string;
}

const label = '[a-zA-Z\\d](?:[a-zA-Z\\d-]*[a-zA-Z\\d])?';
const registry = `(?=[^/]*[.:])(?:${label}(?:\\.${label})*|\\[[a-fA-F\\d:]+\\])(?::\\d+)?`;
const component = '[a-z\\d]+(?:(?:[._]|__|-+)[a-z\\d]+)*';
const digest = 'sha256:[a-f\\d]{64}|sha512:[a-f\\d]{128}';

/** @see https://github.com/distribution/reference/blob/main/reference.go */
const imageReference: Allowed = {
  pattern: new RegExp(`^(?:${registry}/)?${component}(?:/${component})*(?::\\w[\\w.-]{0,127})?(?:@(?:${digest}))?$`),
  words:
    'an image reference, [REGISTRY[:PORT]/]REPOSITORY[:TAG][@DIGEST], its repository in lower case, such as me/app:1.0',
};

const podCount: Allowed = {
  pattern: /^([2-9]|[1-9]\d{1,3}|10000)$/,
  words: 'a whole number from 2 to 10000, such as 3',
};

/**
 * Reads the settings from environment variables; a variable that is not set leaves its setting out.
 *
 * @throws SettingError for the first variable whose value is not allowed
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const read = (variable: string, allowed: Allowed): string | undefined => {
    const value = env[variable];
    if (value !== undefined && !allowed.pattern.test(value)) {
      throw new SettingError(`${variable} is ${JSON.stringify(value)}: it must be ${allowed.words}.`);
    }
    return value;
  };
  const pods = read('WEBAPP_PODS', podCount);
  return {
    webappImage: read('WEBAPP_IMAGE', imageReference),
    toppingSuggestionImage: read('TOPPING_SUGGESTION_IMAGE', imageReference),
    utilityImage: read('UTILITY_IMAGE', imageReference),
    webappPods: pods === undefined ? undefined : Number(pods),
  };
}
