import { randomBytes } from 'node:crypto';
import { SecretsManagerError } from './secrets-manager-error.ts';

/** A secret and its versions. A version without a stage can no longer be read by stage, as on AWS. */
export interface Secret {
  readonly arn: string;
  readonly name: string;
  readonly description?: string;
  readonly createdAt: Date;
  readonly versions: Map<string, SecretVersion>;
}

export interface SecretVersion {
  readonly id: string;
  readonly value: string;
  readonly createdAt: Date;
  readonly stages: Set<string>;
}

export interface NewSecret {
  readonly name: string;
  readonly description?: string;
  readonly value?: string;
  readonly versionId?: string;
}

export interface NewVersion {
  readonly value: string;
  readonly versionId?: string;
  readonly stages?: readonly string[];
}

export interface SecretStoreOptions {
  readonly region: string;
  readonly account: string;
  readonly now: () => Date;
}

export const CURRENT = 'AWSCURRENT';
export const PREVIOUS = 'AWSPREVIOUS';

/** Secrets in memory, with the versions and staging labels of Secrets Manager. */
export class SecretStore {
  readonly #options: SecretStoreOptions;
  readonly #secrets = new Map<string, Secret>();

  constructor(options: SecretStoreOptions) {
    this.#options = options;
  }

  create({ name, description, value, versionId }: NewSecret): Secret {
    if (this.list().some((secret) => secret.name === name)) {
      throw new SecretsManagerError('ResourceExistsException', `the secret ${name} exists already`);
    }
    const { region, account, now } = this.#options;
    const suffix = randomBytes(3).toString('hex');
    const secret: Secret = {
      arn: `arn:aws:secretsmanager:${region}:${account}:secret:${name}-${suffix}`,
      name,
      ...(description === undefined ? {} : { description }),
      createdAt: now(),
      versions: new Map(),
    };
    this.#secrets.set(secret.arn, secret);
    if (value !== undefined)
      this.put(secret.arn, { value, ...(versionId === undefined ? {} : { versionId }) });
    return secret;
  }

  /** Puts the first value of the secret of that name, which is created where there is none. */
  give(name: string, value: string): void {
    const existing = this.list().find((secret) => secret.name === name);
    if (existing === undefined) this.create({ name, value });
    else this.replaceInitialValue(existing.arn, value);
  }

  /** By ARN, by name, or by an ARN without its random end. */
  find(id: string): Secret {
    const secret =
      this.#secrets.get(id) ??
      this.list().find(({ arn, name }) => name === id || arn.slice(0, -'-abcdef'.length) === id);
    if (secret === undefined) {
      throw new SecretsManagerError(
        'ResourceNotFoundException',
        "Secrets Manager can't find the specified secret.",
      );
    }
    return secret;
  }

  list(): Secret[] {
    return [...this.#secrets.values()];
  }

  /** Adds a version. As the new AWSCURRENT it leaves AWSPREVIOUS to the one before it. */
  put(id: string, { value, versionId = crypto.randomUUID(), stages = [CURRENT] }: NewVersion): SecretVersion {
    const secret = this.find(id);
    const existing = secret.versions.get(versionId);
    if (existing?.value === value) return existing;
    if (existing !== undefined) {
      throw new SecretsManagerError(
        'ResourceExistsException',
        `the version ${versionId} exists with another value`,
      );
    }
    if (stages.includes(CURRENT)) passOn(secret);
    for (const stage of stages) removeStage(secret, stage);
    const version = { id: versionId, value, createdAt: this.#options.now(), stages: new Set(stages) };
    secret.versions.set(versionId, version);
    return version;
  }

  /** Puts the first value, in the place of the template's where it gives one, so that there is no previous one. */
  replaceInitialValue(arn: string, value: string): void {
    this.find(arn).versions.clear();
    this.put(arn, { value });
  }

  version(id: string, { versionId, stage }: { versionId?: string; stage?: string }): SecretVersion {
    const versions = [...this.find(id).versions.values()];
    const wanted = stage ?? (versionId === undefined ? CURRENT : undefined);
    const version = versions.find(
      (candidate) =>
        (versionId === undefined || candidate.id === versionId) &&
        (wanted === undefined || candidate.stages.has(wanted)),
    );
    if (version === undefined) {
      const label = wanted === undefined ? `version ${versionId}` : `staging label: ${wanted}`;
      throw new SecretsManagerError(
        'ResourceNotFoundException',
        `Secrets Manager can't find the specified secret value for ${label}`,
      );
    }
    return version;
  }
}

function passOn(secret: Secret): void {
  const current = [...secret.versions.values()].find(({ stages }) => stages.has(CURRENT));
  if (current === undefined) return;
  removeStage(secret, PREVIOUS);
  current.stages.add(PREVIOUS);
}

function removeStage(secret: Secret, stage: string): void {
  for (const { stages } of secret.versions.values()) stages.delete(stage);
}
