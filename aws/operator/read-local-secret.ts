import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { type Connection, operatorSettings, translated } from './connection.ts';

/** The current value of a secret, of local mode, where it was made up. An operator of a deployed stage reads none. */
export async function readLocalSecret(connection: Connection, secretId: string): Promise<string | undefined> {
  const client = translated(new SecretsManagerClient(operatorSettings(connection)), connection);
  try {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
    return SecretString;
  } finally {
    client.destroy();
  }
}
