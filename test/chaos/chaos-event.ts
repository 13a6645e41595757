import type { SourceName } from '../../core/events/source-name.ts';

/** An event that chaos delivers, with all that must become of it. */
export interface ChaosEvent {
  /** `<source>#<id>`: by this a consumer drops second copies. */
  readonly key: string;
  readonly source: SourceName;
  readonly id: string;
  /** The public event type. */
  readonly type: string;
  readonly time: Date;
  /** The body, byte for byte. */
  readonly payload: string;
  /** What it says of its user: everything that they are then, what changed, or that they are gone. */
  readonly says: 'snapshot' | 'change' | 'deletion';
  /** When it is delivered for the first time at the earliest, in milliseconds from the start. */
  readonly dueAt: number;
  /** What is sent besides: a forged copy before it, the same delivery twice at once, and a resend after so many ms. */
  readonly besides: { readonly forged: boolean; readonly twice: boolean; readonly resentAfter?: number };
}

/** A user as the directory gives them, without what it notes about events. */
export interface DirectoryUser {
  readonly userId: string;
  readonly deleted: boolean;
  readonly createdAt?: string;
  readonly accounts?: readonly { readonly type: string; readonly identifier: string }[];
  readonly wallets?: readonly { readonly address: string; readonly chain: string; readonly kind: string }[];
  readonly mfaMethods?: readonly string[];
}

export interface ChaosUser {
  readonly source: SourceName;
  /** Whether the next event is delivered only after the one before was acknowledged. */
  readonly sequential: boolean;
  /** In the order of their times. */
  readonly events: readonly ChaosEvent[];
  /** What the directory must hold in the end, under `key`. */
  readonly directory: {
    readonly key: string;
    readonly newest: ChaosEvent;
    readonly item: DirectoryUser;
  };
}
