import type { SourceName } from '../events/source-name.ts';

/** Where the signing secrets of the sources come from. */
export interface SigningSecrets {
  /**
   * The secrets accepted for the source now, newest first; empty when none was set yet. Throws when none can be had.
   */
  accepted(source: SourceName): Promise<readonly AcceptedSecret[]>;
  /**
   * Looks whether the secrets changed since they were cached, because a delivery that arrived at that time matches none of
   * them. Returns undefined when they are no older than the delivery, when too many looks found nothing, when it could not
   * be found out, or when nothing changed.
   */
  refreshed(source: SourceName, arrivedAt: Date): Promise<readonly AcceptedSecret[] | undefined>;
}

export interface AcceptedSecret {
  readonly value: string;
  /** `previous` is the secret before the last rotation, accepted for a grace period. */
  readonly stage: 'current' | 'previous';
}
