import { imageReference } from '../synth/variable';

/** The environment variables that set something of the platform. */
export const variables = {
  shopImage: {
    name: 'SHOP_IMAGE',
    what: 'image of the shop',
    byDefault: 'example/shop:1.0',
    allowed: imageReference,
  },
};
