/** What the pipeline is made to bear. */
export interface Load {
  readonly seed: number;
  readonly deliveriesPerSecond: number;
  readonly users: number;
  /** The share of the deliveries that one user has, above an even share. @default none */
  readonly hotShare?: number;
  /** How long it goes on. */
  readonly seconds: number;
  /** So long the deliveries become more, evenly. @default 10 */
  readonly rampSeconds?: number;
  /** Until what is sent counts: sandboxes start and mappings widen first. @default 15 */
  readonly warmUpSeconds?: number;
  readonly troubles?: readonly Trouble[];
}

/** What goes wrong, and when. */
export interface Trouble {
  /** `handler-slow`: its calls take so many times as long. */
  readonly kind: 'topic-down' | 'handler-dead' | 'handler-slow';
  readonly from: number;
  readonly to: number;
  /** @default 1 */
  readonly times?: number;
}

/** Whether something is wrong at a time in milliseconds. */
export function troubleAt({ troubles = [] }: Load, kind: Trouble['kind'], now: number): Trouble | undefined {
  return troubles.find(
    (trouble) => trouble.kind === kind && now >= trouble.from * 1_000 && now < trouble.to * 1_000,
  );
}
