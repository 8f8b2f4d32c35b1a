/** Whether everything at a place is a text, as in a map of labels or a list of arguments. */
export const isTextAt = (place: string): boolean =>
  /(^|\.)(annotations|args|command|data|labels|matchLabels|nodeSelector|stringData)(\.|$)|^spec\.selector\.[^.]+$/.test(
    place,
  );

/** Whether a value at a place may be a number and a text, which are not the same. */
export const isNumberOrTextAt = (place: string): boolean => /\.(maxSurge|maxUnavailable|port|targetPort)$/.test(place);

/** Whether a value at a place is a quantity, a number or a text, which may be the same. */
export const isQuantityAt = (place: string): boolean =>
  /\.((limits|requests|overhead)\..+|sizeLimit|divisor)$/.test(place);

/** Whether a value is a text, a number or a boolean. */
export const isScalar = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);

/**
 * A quantity in thousandths, as the API server rounds it up: 0.5, "0.50", "5e-1" and "500m" are the same. What is none
 * stays as it is.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function quantityOf(value: unknown): unknown {
  const match = /^(-?)\+?(\d*)\.?(\d*)(?:([KMGTPE])i|([numkMGTPE]?)|[eE]([+-]?\d{1,2}))$/.exec(String(value));
  const [, sign = '', whole = '', part = '', binary, decimal = '', exponent = '0'] = match ?? [];
  if (whole + part === '') return value;
  const units = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
  const power = (units.indexOf(decimal) - 2) * 3 + Number(exponent) - part.length;
  const amount = BigInt(sign + whole + part) * 1024n ** BigInt(units.indexOf((binary ?? '').replace('K', 'k')) - 3);
  const unit = 10n ** BigInt(Math.max(0, -power));
  return power < 0 ? (amount + unit - 1n) / unit : amount * 10n ** BigInt(power);
}
