/** The labels of a pod, or those that a Service selects pods by. */
export type Labels = Readonly<Record<string, string>>;

/**
 * Whether a Service with this selector selects a pod with these labels: the pod carries every label of the selector.
 * A Service without a selector selects no pod.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors
 */
export function selects(selector: Labels = {}, labels: Labels = {}): boolean {
  const wanted = Object.entries(selector);
  return wanted.length > 0 && wanted.every(([key, value]) => labels[key] === value);
}
