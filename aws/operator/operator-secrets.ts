import {
  ListSecretVersionIdsCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { type Connection, operatorSettings, translated } from './connection.ts';

/** A version of a secret, without its value. */
export interface SecretVersionState {
  /** `AWSCURRENT`, `AWSPREVIOUS` or a label of somebody's own. */
  readonly stages: readonly string[];
  readonly createdAt: Date;
}

/** Secrets Manager, for an operator, who puts secrets and reads none. */
export class OperatorSecrets {
  readonly #client: SecretsManagerClient;

  constructor(connection: Connection) {
    this.#client = translated(new SecretsManagerClient(operatorSettings(connection)), connection);
  }

  /** The versions that still have a label; none where no value was put yet. */
  async versions(secretId: string): Promise<readonly SecretVersionState[]> {
    const command = new ListSecretVersionIdsCommand({ SecretId: secretId });
    const { Versions = [] } = await this.#client.send(command);
    return Versions.map(({ VersionStages = [], CreatedDate = new Date(0) }) => ({
      stages: VersionStages,
      createdAt: CreatedDate,
    }));
  }

  /** Makes a value the current one; what was current is the previous one from then on. */
  async put(secretId: string, value: string): Promise<void> {
    await this.#client.send(new PutSecretValueCommand({ SecretId: secretId, SecretString: value }));
  }

  close(): void {
    this.#client.destroy();
  }
}
