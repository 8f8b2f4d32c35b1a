/** The fields that are quantities, and those whose fields are. */
const fields = new Set(['cpu', 'memory', 'ephemeral-storage', 'storage', 'sizeLimit', 'divisor', 'example.com/gpu']);

const units: ReadonlyMap<string, number> = new Map([
  ...(['m', '', 'k', 'M', 'G'] as const).map((unit, i) => [unit, 1000 ** (i - 1)] as const),
  ...(['Ki', 'Mi', 'Gi'] as const).map((unit, i) => [unit, 1024 ** (i + 1)] as const),
]);

/** The number that the value of a field is, where the field is a quantity: 0.5 for 0.5, "500m" and "5e-1". */
export function quantityOf(field: string, value: unknown): number | undefined {
  const [, digits = '', unit = ''] = /^([\d.]+(?:e-?\d+)?)([a-zA-Z]*)$/.exec(String(value)) ?? [];
  const factor = units.get(unit);
  return fields.has(field) && digits && factor ? Number((Number(digits) * factor).toPrecision(12)) : undefined;
}

/** Ways to write a quantity. */
export const spellingsOf = (quantity: number): readonly unknown[] => [
  quantity,
  String(quantity),
  `${quantity * 1000}m`,
  `${quantity}e0`,
  `${quantity / 1000}k`,
];
