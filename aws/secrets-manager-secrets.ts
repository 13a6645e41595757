import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { SecretVersion, SecretVersions } from '../core/secrets/accepted-secrets.ts';
import { CALL_BUDGETS, withinBudget } from './call-budgets.ts';

/** Reads the current and the previous version of a signing secret from Secrets Manager, as far as there are any. */
export async function fetchSecretVersions(
  client: SecretsManagerClient,
  secretArn: string,
): Promise<SecretVersions> {
  const [current, previous] = await Promise.all([
    fetchVersion(client, secretArn, 'AWSCURRENT'),
    fetchVersion(client, secretArn, 'AWSPREVIOUS'),
  ]);
  return { current, previous };
}

async function fetchVersion(
  client: SecretsManagerClient,
  secretArn: string,
  stage: 'AWSCURRENT' | 'AWSPREVIOUS',
): Promise<SecretVersion | undefined> {
  const command = new GetSecretValueCommand({ SecretId: secretArn, VersionStage: stage });
  try {
    const { SecretString, CreatedDate } = await client.send(command, withinBudget(CALL_BUDGETS.secrets));
    return { value: SecretString ?? '', createdAt: CreatedDate ?? new Date(0) };
  } catch (error) {
    // Also of a secret that has no value yet, which is how a new stack creates it.
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}
