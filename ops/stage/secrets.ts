/** Secrets Manager, for an operator, who puts secrets and reads none. */
export interface Secrets {
  /** The versions that still have a label; none where no value was put yet. */
  versions(secretId: string): Promise<readonly SecretVersionState[]>;
  /** Makes a value the current one; what was current is the previous one from then on. */
  put(secretId: string, value: string): Promise<void>;
}

/** A version of a secret, without its value. */
export interface SecretVersionState {
  /** `AWSCURRENT`, `AWSPREVIOUS`, or a label of somebody's own. */
  readonly stages: readonly string[];
  readonly createdAt: Date;
}
