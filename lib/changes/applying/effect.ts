/**
 * What `kubectl apply` does with a difference, where the object is in the cluster as the earlier manifest says.
 *
 * - unchanged: nothing, as it says what the API server fills in by itself
 * - taken: it is in the cluster from then on
 * - restarts: taken, and the container restarts
 * - new-pods: taken, and new pods replace the old ones
 * - read-again: taken, and what runs keeps the old value until it reads it again
 * - address-lost: taken, and the external address is lost
 * - stays: what is not in the manifest any more stays in the cluster
 * - stays-headless: the Service stays without an address until it is deleted
 * - half: part of it is lost, as kubectl merges items that it takes for the same
 * - refused: the object may not change so, and has to be deleted first
 * - invalid: refused, as the new manifest is not valid: deleting does not help
 * - unknown: `kubectl diff` says it
 */
export type Effect =
  | 'unchanged'
  | 'taken'
  | 'restarts'
  | 'new-pods'
  | 'read-again'
  | 'address-lost'
  | 'stays'
  | 'stays-headless'
  | 'half'
  | 'refused'
  | 'invalid'
  | 'unknown';
