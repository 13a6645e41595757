import type { SourceName } from '../events/source-name.ts';

/** Where signing secrets come from: those of the sources, where it names nothing else. */
export interface SigningSecrets<Name extends string = SourceName> {
  /**
   * The secrets accepted for the source now, newest first; empty when none was set yet. Throws when none can be had.
   */
  accepted(source: Name): Promise<readonly AcceptedSecret[]>;
  /**
   * Looks whether the secrets changed since they were cached, because a delivery that arrived at that time matches none of
   * them. Returns undefined when they are no older than the delivery, when too many looks found nothing, when it could not
   * be found out, or when nothing changed.
   */
  refreshed(source: Name, arrivedAt: Date): Promise<readonly AcceptedSecret[] | undefined>;
  /**
   * The secret before the last rotation once its grace is over, as far as it is cached. It verifies nothing: it tells only why a
   * delivery is refused.
   */
  expired(source: Name): string | undefined;
}

export interface AcceptedSecret {
  readonly value: string;
  /** `previous` is the secret before the last rotation, accepted for a grace period. */
  readonly stage: 'current' | 'previous';
  /** There, and true, where less than a quarter of the grace of a previous secret is left. */
  readonly isEnding?: true;
}
