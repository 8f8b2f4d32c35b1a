/** What the environment may set. */
export interface Settings {
  /** Image reference of the webapp pods. */
  readonly webappImage: string;

  /** Image reference of the topping suggestion pod. */
  readonly toppingSuggestionImage: string;

  /** Image reference of the utility pod, an image with bash and curl. */
  readonly utilityImage: string;

  /** Number of webapp pods from the state with a second one on. */
  readonly webappPods: number;
}

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
 * Reads the settings from environment variables, with a default for each that is not set.
 *
 * @throws SettingError for the first value that is not allowed
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const read = (variable: string, byDefault: string, allowed: Allowed): string => {
    const value = env[variable] ?? byDefault;
    if (!allowed.pattern.test(value)) {
      throw new SettingError(`${variable} is ${JSON.stringify(value)}: it must be ${allowed.words}.`);
    }
    return value;
  };
  return {
    webappImage: read('WEBAPP_IMAGE', 'ponderosa/hs-pizza-webapp-service:latest', imageReference),
    toppingSuggestionImage: read('TOPPING_SUGGESTION_IMAGE', 'ponderosa/topping-suggestion:latest', imageReference),
    utilityImage: read('UTILITY_IMAGE', 'ponderosa/hs-pizza-health-checker', imageReference),
    webappPods: Number(read('WEBAPP_PODS', '2', podCount)),
  };
}
