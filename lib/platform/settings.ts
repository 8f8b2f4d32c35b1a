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

/** An environment variable that sets something. */
export interface Variable {
  readonly name: string;

  /** What it sets, in a few words. */
  readonly what: string;
  readonly byDefault: string;
  readonly allowed: Allowed;
}

/** The environment variable of each setting. */
export const variables: Readonly<Record<keyof Settings, Variable>> = {
  webappImage: {
    name: 'WEBAPP_IMAGE',
    what: 'image of the webapp pods',
    byDefault: 'ponderosa/hs-pizza-webapp-service:latest',
    allowed: imageReference,
  },
  toppingSuggestionImage: {
    name: 'TOPPING_SUGGESTION_IMAGE',
    what: 'image of the topping suggestion pod',
    byDefault: 'ponderosa/topping-suggestion:latest',
    allowed: imageReference,
  },
  utilityImage: {
    name: 'UTILITY_IMAGE',
    what: 'image of the utility pod, with bash and curl',
    byDefault: 'ponderosa/hs-pizza-health-checker',
    allowed: imageReference,
  },
  webappPods: {
    name: 'WEBAPP_PODS',
    what: 'number of webapp pods from state 3 on, 2 to 10000',
    byDefault: '2',
    allowed: podCount,
  },
};

/**
 * Reads the settings from environment variables, with a default for each that is not set.
 *
 * @throws SettingError for the first value that is not allowed
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const read = ({ name, byDefault, allowed }: Variable): string => {
    const value = env[name] ?? byDefault;
    if (!allowed.pattern.test(value)) {
      throw new SettingError(`${name} is ${JSON.stringify(value)}: it must be ${allowed.words}.`);
    }
    return value;
  };
  return {
    webappImage: read(variables.webappImage),
    toppingSuggestionImage: read(variables.toppingSuggestionImage),
    utilityImage: read(variables.utilityImage),
    webappPods: Number(read(variables.webappPods)),
  };
}

/** The variables that are set to something else than the default, each as NAME=VALUE. */
export const changedSettings = (env: NodeJS.ProcessEnv): string[] =>
  Object.values(variables).flatMap(({ name, byDefault }) => {
    const value = env[name] ?? byDefault;
    return value === byDefault ? [] : [`${name}=${value}`];
  });
