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

  /** The platform in this state. */
  readonly props: Props;
}
