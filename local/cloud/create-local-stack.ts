/// <reference lib="esnext.disposable" />
import { type Clients, createClients } from './engines/clients.ts';
import type { DynamoDbEngine } from './engines/dynoxide.ts';
import type { StoreEndpoints } from './engines/endpoints.ts';
import type { MessagingEngine } from './engines/fauxqs.ts';
import { createResources } from './resources/create-resources.ts';
import { emptyStack } from './resources/empty-stack.ts';
import type { LocalStack } from './resources/local-stack.ts';
import type { S3Server } from './s3/start-s3.ts';
import { SecretStore } from './secrets-manager/secret-store.ts';
import { startSecretsManager } from './secrets-manager/start-secrets-manager.ts';
import type { Assembly } from './template/assembly.ts';
import { LOCAL_ACCOUNT } from './template/create-scope.ts';

/** Where a stack is deployed that does not say so. */
const DEFAULT_REGION = 'us-east-1';

export interface Engines {
  readonly dynamodb: DynamoDbEngine;
  readonly messaging: MessagingEngine;
  readonly s3: S3Server;
}

export interface CreatedStack {
  readonly stack: LocalStack;
  readonly endpoints: StoreEndpoints;
}

/** Creates what the assembly describes in the engines. What has to be ended later is added to `closing`. */
export async function createLocalStack(
  assembly: Assembly,
  engines: Engines,
  closing: AsyncDisposableStack,
): Promise<CreatedStack> {
  const region = assembly.region ?? DEFAULT_REGION;
  const secrets = new SecretStore({ region, account: LOCAL_ACCOUNT, now: () => new Date() });
  const secretsManager = await startSecretsManager(secrets);
  closing.defer(() => secretsManager.close());
  const endpoints: StoreEndpoints = {
    dynamodb: engines.dynamodb.endpoint,
    sns: engines.messaging.endpoint,
    sqs: engines.messaging.endpoint,
    s3: engines.s3.endpoint,
    secretsmanager: secretsManager.endpoint,
  };
  const clients = createClients(region, endpoints);
  closing.defer(() => destroy(clients));

  const stack = emptyStack(assembly, { region, clients, secrets, objects: engines.s3.store });
  await createResources(assembly, stack);
  return { stack, endpoints };
}

function destroy(clients: Clients): void {
  for (const client of Object.values(clients)) client.destroy();
}
