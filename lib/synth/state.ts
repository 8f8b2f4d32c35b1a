/** A platform at one time or in one place: a folder of manifests. */
export interface State<Props> {
  /** Name of the state and of its folder of manifests, a DNS label. */
  readonly name: string;

  /**
   * The state that it follows: what changed since then is shown.
   *
   * @default - none, and it is compared with no other
   */
  readonly after?: State<Props>;

  /**
   * The cluster that it is for, by any name. States of one cluster that do not follow each other get a hint where they
   * have an object in common, as applying one replaces the other's.
   *
   * @default - that of the state that it follows or, if it follows none, one for all such states
   */
  readonly cluster?: string;

  /** The platform in this state. */
  readonly props: Props;
}
