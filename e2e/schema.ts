// Makes lib/check/schema.json from what an API server publishes:
//   kubectl get --raw /openapi/v2 | npx ts-node e2e/schema.ts > lib/check/schema.json
import { readFileSync } from 'node:fs';

/** What this reads of an OpenAPI schema, and writes of a JSON schema. */
interface Schema {
  $ref?: string;
  type?: string | string[];
  description?: string;
  format?: string;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | false;
  required?: string[];
  items?: Schema;
  enum?: string[];
  minimum?: number;
  maximum?: number;
  pattern?: string;
}

interface OpenApi {
  info: { version: string };
  definitions: Record<string, Schema & { 'x-kubernetes-group-version-kind'?: GroupVersionKind[] }>;
}

interface GroupVersionKind {
  group: string;
  version: string;
  kind: string;
}

const int32 = { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 };

/** Definitions of which OpenAPI says less than the API server checks. */
const special: Record<string, Schema> = {
  Quantity: {
    description: 'a quantity, such as 500m, 2 or 64Mi',
    type: ['string', 'number'],
    pattern: '^[+-]?(\\d+\\.?\\d*|\\.\\d+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?\\d+)?$',
  },
  IntOrString: { description: 'a number or a name', type: ['integer', 'string'], ...int32 },
  // The API server makes these itself.
  PodStatus: {},
  ServiceStatus: {},
  ManagedFieldsEntry: {},
  Time: {
    description: 'a time, such as 2006-01-02T15:04:05Z',
    type: 'string',
    pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)$',
  },
};

/** Fields of which the empty string is not one more word for the default. */
const withoutDefault = ['', 'internalTrafficPolicy', 'ipFamilyPolicy'];

const nameOf = (reference: string) => reference.replace(/.*\./, '');

/** The JSON schemas of Pods, pod templates, Services and all they refer to, and the API version of every kind. */
export function schemaOf({ info, definitions }: OpenApi) {
  const collected: Record<string, Schema> = {};

  const convert = (
    { $ref, type, format, properties, additionalProperties, required, items, enum: values }: Schema,
    field = '',
  ): Schema => {
    if ($ref) return { $ref: `#/definitions/${collect($ref.replace('#/definitions/', ''))}` };
    return {
      type,
      ...(format === 'int32' && int32),
      ...(values && { enum: withoutDefault.includes(field) ? values : ['', ...values] }),
      ...(required && { required }),
      ...(items && { items: convert(items) }),
      ...(properties && {
        properties: Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, convert(value, name)])),
        additionalProperties: false as const,
      }),
      ...(additionalProperties && { additionalProperties: convert(additionalProperties) }),
    };
  };

  const collect = (definition: string): string => {
    const name = nameOf(definition);
    if (!(name in collected)) {
      collected[name] = {};
      collected[name] = special[name] ?? convert(definitions[definition] ?? {});
    }
    return name;
  };

  for (const kind of ['Pod', 'PodTemplateSpec', 'Service']) collect(`io.k8s.api.core.v1.${kind}`);

  const published = Object.values(definitions)
    .flatMap((definition) => definition['x-kubernetes-group-version-kind'] ?? [])
    .sort((a, b) => Number(b.group === '') - Number(a.group === ''));
  const kinds: Record<string, string> = {};
  for (const { group, version, kind } of published) kinds[kind] ??= group === '' ? version : `${group}/${version}`;

  return { version: info.version, kinds, definitions: collected };
}

if (require.main === module) {
  const { version, kinds, definitions } = schemaOf(JSON.parse(readFileSync(0, 'utf8')) as OpenApi);
  const lines = Object.entries(definitions).sort(([a], [b]) => (a < b ? -1 : 1));
  const body = lines.map(([name, schema]) => `${JSON.stringify(name)}:${JSON.stringify(schema)}`).join(',\n');
  console.log(`{"version":"${version}","kinds":${JSON.stringify(kinds)},"definitions":{\n${body}\n}}`);
}
