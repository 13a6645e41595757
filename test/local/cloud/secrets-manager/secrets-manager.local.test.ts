import {
  CreateSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  ListSecretsCommand,
  ListSecretVersionIdsCommand,
  PutSecretValueCommand,
  ResourceExistsException,
  ResourceNotFoundException,
  RotateSecretCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { SecretStore } from '../../../../local/cloud/secrets-manager/secret-store.ts';
import {
  type SecretsManagerServer,
  startSecretsManager,
} from '../../../../local/cloud/secrets-manager/start-secrets-manager.ts';

const FIRST = '11111111-1111-4111-8111-111111111111';
const SECOND = '22222222-2222-4222-8222-222222222222';
const THIRD = '33333333-3333-4333-8333-333333333333';

describe('the local Secrets Manager', () => {
  let now: Date;
  let store: SecretStore;
  let server: SecretsManagerServer;
  let client: SecretsManagerClient;

  beforeEach(async () => {
    now = new Date('2026-11-22T10:00:00Z');
    store = new SecretStore({ region: 'eu-west-1', account: '000000000000', now: () => now });
    server = await startSecretsManager(store);
    client = new SecretsManagerClient({
      endpoint: server.endpoint,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    });
  });

  afterEach(async () => {
    client.destroy();
    await server.close();
  });

  const create = (name = 'privy-main') =>
    client.send(new CreateSecretCommand({ Name: name, SecretString: 'one', ClientRequestToken: FIRST }));
  const put = (value: string, token: string) =>
    client.send(
      new PutSecretValueCommand({ SecretId: 'privy-main', SecretString: value, ClientRequestToken: token }),
    );
  const get = (stage?: string) =>
    client.send(
      new GetSecretValueCommand({
        SecretId: 'privy-main',
        ...(stage === undefined ? {} : { VersionStage: stage }),
      }),
    );

  it('listens on the loopback address only', () => {
    expect(server.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('gives back what was put in, by name, by ARN and by the ARN without its end', async () => {
    const { ARN = '' } = await create();

    for (const SecretId of ['privy-main', ARN, ARN.slice(0, -7)]) {
      const answer = await client.send(new GetSecretValueCommand({ SecretId }));
      expect(answer).toMatchObject({
        ARN,
        Name: 'privy-main',
        SecretString: 'one',
        VersionId: FIRST,
        VersionStages: ['AWSCURRENT'],
        CreatedDate: new Date('2026-11-22T10:00:00Z'),
      });
    }
    expect(ARN).toMatch(/^arn:aws:secretsmanager:eu-west-1:000000000000:secret:privy-main-[0-9a-f]{6}$/);
  });

  it('leaves AWSPREVIOUS to the version before, each with the time it was put', async () => {
    await create();
    now = new Date('2026-11-23T10:00:00Z');
    await put('two', SECOND);

    expect(await get()).toMatchObject({ SecretString: 'two', CreatedDate: new Date('2026-11-23T10:00:00Z') });
    expect(await get('AWSPREVIOUS')).toMatchObject({
      SecretString: 'one',
      CreatedDate: new Date('2026-11-22T10:00:00Z'),
    });
  });

  it('takes the label from a version that was replaced twice', async () => {
    await create();
    await put('two', SECOND);
    await put('three', THIRD);

    const { VersionIdsToStages } = await client.send(new DescribeSecretCommand({ SecretId: 'privy-main' }));
    expect(VersionIdsToStages).toEqual({ [SECOND]: ['AWSPREVIOUS'], [THIRD]: ['AWSCURRENT'] });
    const { Versions } = await client.send(new ListSecretVersionIdsCommand({ SecretId: 'privy-main' }));
    expect(Versions?.map(({ VersionId }) => VersionId)).toEqual([FIRST, SECOND, THIRD]);
  });

  it('takes the same token with the same value for a repeat, and with another for an error', async () => {
    await create();
    await put('two', SECOND);
    await put('two', SECOND);

    expect(await get('AWSPREVIOUS')).toMatchObject({ SecretString: 'one' });
    await expect(put('other', SECOND)).rejects.toThrow(ResourceExistsException);
  });

  it('answers as AWS does where a secret or a version is missing', async () => {
    await expect(get()).rejects.toThrow(ResourceNotFoundException);
    await create();
    await expect(get('AWSPREVIOUS')).rejects.toThrow(ResourceNotFoundException);
    await expect(create()).rejects.toThrow(ResourceExistsException);
  });

  it('has no previous version after the initial value is replaced', async () => {
    const { ARN = '' } = await create();
    store.replaceInitialValue(ARN, 'issued');

    expect(await get()).toMatchObject({ SecretString: 'issued' });
    await expect(get('AWSPREVIOUS')).rejects.toThrow(ResourceNotFoundException);
  });

  it('lists secrets without their values', async () => {
    await create('a');
    await create('b');

    const { SecretList } = await client.send(new ListSecretsCommand({}));
    expect(SecretList?.map(({ Name }) => Name)).toEqual(['a', 'b']);
    expect(JSON.stringify(SecretList)).not.toContain('one');
  });

  it('names an action that it does not play', async () => {
    await create();

    await expect(client.send(new RotateSecretCommand({ SecretId: 'privy-main' }))).rejects.toThrow(
      /^RotateSecret is not played locally; these are: CreateSecret, GetSecretValue/,
    );
  });

  it('refuses a body that is not JSON', async () => {
    const response = await fetch(server.endpoint, {
      method: 'POST',
      headers: { 'x-amz-target': 'secretsmanager.GetSecretValue' },
      body: '{',
    });

    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      __type: 'InvalidRequestException',
      message: 'the body is not JSON',
    });
  });
});
