import { imageReference, wholeNumber } from '../synth/variable';

/** The environment variables that set something of the platform. */
export const variables = {
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
    allowed: wholeNumber(2, 10000),
  },
};
