/** A pod that asks Services, by their names. */
export interface Client {
  /** Names of the Services that it asks, whether they are there or not; or every Service that is there. */
  readonly asks: readonly string[] | 'every Service';
}
