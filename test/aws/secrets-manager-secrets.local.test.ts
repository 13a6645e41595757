import { PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { fetchSecretVersions } from '../../aws/secrets-manager-secrets.ts';
import { SecretStore } from '../../local/cloud/secrets-manager/secret-store.ts';
import {
  type SecretsManagerServer,
  startSecretsManager,
} from '../../local/cloud/secrets-manager/start-secrets-manager.ts';

const AT = new Date('2026-11-22T08:00:00.000Z');

let server: SecretsManagerServer;
let client: SecretsManagerClient;
let arn: string;

beforeEach(async () => {
  const store = new SecretStore({ region: 'eu-west-1', account: '000000000000', now: () => AT });
  arn = store.create({ name: 'privy-main' }).arn;
  server = await startSecretsManager(store);
  client = new SecretsManagerClient({
    endpoint: server.endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
});
afterEach(async () => {
  client.destroy();
  await server.close();
});

async function put(value: string): Promise<void> {
  await client.send(new PutSecretValueCommand({ SecretId: arn, SecretString: value }));
}

describe('the versions of a signing secret', () => {
  it('are none where nobody has put one, which is no fault', async () => {
    expect(await fetchSecretVersions(client, arn)).toEqual({});
  });

  it('are one after the first was put, and two after a rotation', async () => {
    await put('whsec_a');
    expect(await fetchSecretVersions(client, arn)).toEqual({ current: { value: 'whsec_a', createdAt: AT } });

    await put('whsec_b');
    expect(await fetchSecretVersions(client, arn)).toEqual({
      current: { value: 'whsec_b', createdAt: AT },
      previous: { value: 'whsec_a', createdAt: AT },
    });
  });

  it('fail where Secrets Manager does', async () => {
    await server.close();

    await expect(fetchSecretVersions(client, arn)).rejects.toThrow();
  });
});
