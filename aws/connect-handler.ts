import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { FetchSecret } from '../core/handling/cached-secrets.ts';
import type { PublishNotice } from '../core/handling/notices.ts';
import type { ItemStore } from '../core/inbox/item-store.ts';
import type { Quarantine, QuarantineLines } from '../core/quarantine/quarantine.ts';
import { DynamoDbQuarantine, type QuarantinePlace } from './dynamodb-quarantine.ts';
import { DynamoDbTransactions } from './dynamodb-transactions.ts';
import { itemReader } from './item-reader.ts';
import { itemWriter } from './item-writer.ts';
import { noticePublisher } from './sns-notices.ts';

/** What a handler function reaches. */
export interface HandlerConnections extends ItemStore {
  readonly fetchSecret: FetchSecret;
  readonly publishNotice: PublishNotice;
  /** The quarantine of a handler. */
  readonly quarantineOf: (place: QuarantinePlace) => Quarantine & QuarantineLines;
}

/**
 * A handler has more time than the intake and no caller who waits: three attempts of up to three seconds outlast a lost
 * connection and a short stall, and still leave most of a 30-second timeout to the other messages of the batch.
 */
const ATTEMPTS = {
  maxAttempts: 3,
  // Without throwOnRequestTimeout the SDK only warns when an attempt takes too long.
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
};

/** Connects a handler function, with the region, endpoints and credentials of its environment. */
export function connectHandler(): HandlerConnections {
  const dynamodb = new DynamoDBClient(ATTEMPTS);
  return {
    transactions: new DynamoDbTransactions(dynamodb),
    readItem: itemReader(dynamodb),
    putItem: itemWriter(dynamodb),
    fetchSecret: secretFetcher(),
    publishNotice: noticePublisher(ATTEMPTS),
    quarantineOf: (place) => new DynamoDbQuarantine(dynamodb, place),
  };
}

/** Loaded with the first secret: most handlers have none, and their start does not pay for it. */
function secretFetcher(): FetchSecret {
  let client: SecretsManagerClient | undefined;
  return async (secretId) => {
    const { GetSecretValueCommand, SecretsManagerClient } = await import('@aws-sdk/client-secrets-manager');
    client ??= new SecretsManagerClient(ATTEMPTS);
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
    if (SecretString === undefined) throw new Error(`the secret ${secretId} holds bytes and no text`);
    return SecretString;
  };
}
