import { randomBytes } from 'node:crypto';
import { providerOf, type SourceName } from '../core/events/source-name.ts';
import { type ProviderName, providers } from '../core/providers/index.ts';
import { INTAKE_ENVIRONMENT, type SourceSettings } from '../lambda/intake/environment.ts';
import type { FunctionDescription } from './cloud/resources/local-stack.ts';
import type { SecretStore } from './cloud/secrets-manager/secret-store.ts';

export interface LocalSource {
  readonly name: SourceName;
  readonly provider: ProviderName;
  /** What Secrets Manager knows it by. */
  readonly secretId: string;
  readonly secret: string;
}

/** Gives every source that the intake knows a signing secret, as if somebody had put what the provider's dashboard shows. */
export function issueSigningSecrets(intake: FunctionDescription, secrets: SecretStore): LocalSource[] {
  const settings = JSON.parse(intake.environment[INTAKE_ENVIRONMENT.sources] ?? '{}') as Record<
    SourceName,
    SourceSettings
  >;
  return Object.entries(settings).map(([key, { secretArn }]) => {
    const name = key as SourceName;
    const provider = providerOf(name);
    const secret = providers[provider].makeSecret(randomBytes(32));
    secrets.replaceInitialValue(secretArn, secret);
    return { name, provider, secretId: secretArn, secret };
  });
}
