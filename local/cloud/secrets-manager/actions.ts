import type { Secret, SecretStore, SecretVersion } from './secret-store.ts';
import { SecretsManagerError } from './secrets-manager-error.ts';

type Input = Readonly<Record<string, unknown>>;
type Action = (input: Input, store: SecretStore) => Readonly<Record<string, unknown>>;

/** The actions of Secrets Manager that reading, writing and rotating a secret by hand needs. */
export const actions: Readonly<Record<string, Action>> = {
  CreateSecret(input, store) {
    const value = optionalText(input, 'SecretString');
    const secret = store.create({
      name: text(input, 'Name'),
      ...optional('description', optionalText(input, 'Description')),
      ...optional('value', value),
      ...optional('versionId', optionalText(input, 'ClientRequestToken')),
    });
    return {
      ...names(secret),
      ...(value === undefined ? {} : { VersionId: store.version(secret.arn, {}).id }),
    };
  },

  GetSecretValue(input, store) {
    const secret = store.find(text(input, 'SecretId'));
    const version = store.version(secret.arn, {
      ...optional('versionId', optionalText(input, 'VersionId')),
      ...optional('stage', optionalText(input, 'VersionStage')),
    });
    return { ...names(secret), ...describe(version), SecretString: version.value };
  },

  PutSecretValue(input, store) {
    const secret = store.find(text(input, 'SecretId'));
    const stages = input['VersionStages'];
    const version = store.put(secret.arn, {
      value: text(input, 'SecretString'),
      ...optional('versionId', optionalText(input, 'ClientRequestToken')),
      ...(Array.isArray(stages) ? { stages: stages.map(String) } : {}),
    });
    return { ...names(secret), VersionId: version.id, VersionStages: [...version.stages] };
  },

  DescribeSecret(input, store) {
    const secret = store.find(text(input, 'SecretId'));
    const staged = [...secret.versions.values()].filter(({ stages }) => stages.size > 0);
    return {
      ...names(secret),
      ...optional('Description', secret.description),
      CreatedDate: epochSeconds(secret.createdAt),
      VersionIdsToStages: Object.fromEntries(staged.map(({ id, stages }) => [id, [...stages]])),
    };
  },

  ListSecretVersionIds(input, store) {
    const secret = store.find(text(input, 'SecretId'));
    return { ...names(secret), Versions: [...secret.versions.values()].map(describe) };
  },

  ListSecrets(_input, store) {
    const SecretList = store.list().map((secret) => ({
      ...names(secret),
      ...optional('Description', secret.description),
      CreatedDate: epochSeconds(secret.createdAt),
    }));
    return { SecretList };
  },
};

function names({ arn, name }: Secret): { ARN: string; Name: string } {
  return { ARN: arn, Name: name };
}

function describe({ id, stages, createdAt }: SecretVersion) {
  return { VersionId: id, VersionStages: [...stages], CreatedDate: epochSeconds(createdAt) };
}

function epochSeconds(at: Date): number {
  return at.getTime() / 1000;
}

function text(input: Input, name: string): string {
  const value = optionalText(input, name);
  if (value === undefined)
    throw new SecretsManagerError('InvalidParameterException', `${name} is required, and a text`);
  return value;
}

function optionalText(input: Input, name: string): string | undefined {
  const value = input[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function optional<Name extends string>(name: Name, value: string | undefined): { [key in Name]?: string } {
  return value === undefined ? {} : ({ [name]: value } as { [key in Name]?: string });
}
