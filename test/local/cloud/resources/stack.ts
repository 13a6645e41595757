import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalStack, type Engines } from '../../../../local/cloud/create-local-stack.ts';
import { createClients } from '../../../../local/cloud/engines/clients.ts';
import { findDynoxide, startDynoxide } from '../../../../local/cloud/engines/dynoxide.ts';
import { startFauxqs } from '../../../../local/cloud/engines/fauxqs.ts';
import { createResources } from '../../../../local/cloud/resources/create-resources.ts';
import { emptyStack } from '../../../../local/cloud/resources/empty-stack.ts';
import type { LocalStack } from '../../../../local/cloud/resources/local-stack.ts';
import { BucketStore } from '../../../../local/cloud/s3/bucket-store.ts';
import { startS3 } from '../../../../local/cloud/s3/start-s3.ts';
import { SecretStore } from '../../../../local/cloud/secrets-manager/secret-store.ts';
import type { Template } from '../../../../local/cloud/template/template.ts';

/** Engines of a test's own, in which it creates hand-written templates. */
export interface TestEngines {
  create(resources: Template['Resources'], conditions?: Template['Conditions']): Promise<LocalStack>;
  close(): Promise<void>;
}

export async function startTestEngines(): Promise<TestEngines> {
  const closing = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'local-stack-'));
  closing.defer(() => rm(folder, { recursive: true }));
  const dynamodb = await startDynoxide({ executable: findDynoxide(), logFile: join(folder, 'dynoxide.log') });
  closing.defer(() => dynamodb.close());
  const messaging = await startFauxqs();
  closing.defer(() => messaging.close());
  const s3 = await startS3({ folder: join(folder, 's3') });
  closing.defer(() => s3.close());
  const engines: Engines = { dynamodb, messaging, s3 };
  return {
    async create(Resources, Conditions = {}) {
      const assets = new Map([['bundle.zip', '/assets/bundle']]);
      const template = { Resources, Conditions };
      const assembly = { stackName: 'pipeline', region: 'eu-west-1', template, assets };
      return (await createLocalStack(assembly, engines, closing)).stack;
    },
    close: () => closing.disposeAsync(),
  };
}

const NOWHERE = 'http://127.0.0.1:9';

/** Creates a template of resources that only the local runtime itself plays. */
export async function createWithoutEngines(template: Template): Promise<LocalStack> {
  const region = 'eu-west-1';
  const assets = new Map([['bundle.zip', '/assets/bundle']]);
  const folder = await mkdtemp(join(tmpdir(), 'local-stack-'));
  const objects = new BucketStore(folder);
  const clients = createClients(region, {
    dynamodb: NOWHERE,
    sns: NOWHERE,
    sqs: NOWHERE,
    s3: NOWHERE,
    secretsmanager: NOWHERE,
  });
  const now = () => new Date('2026-11-22T10:00:00Z');
  const secrets = new SecretStore({ region, account: '000000000000', now });
  const stack = emptyStack(
    { stackName: 'pipeline', template, assets },
    { region, clients, secrets, objects },
  );
  try {
    await createResources({ template }, stack);
  } finally {
    objects.close();
    await rm(folder, { recursive: true });
  }
  return stack;
}
