import { BlockList } from 'node:net';
import { secretsClient } from '../../aws/clients.ts';
import { fetchSecretVersions } from '../../aws/secrets-manager-secrets.ts';
import type { Handle } from '../../core/handling/handler.ts';
import { CachedSecrets } from '../../core/secrets/cached-secrets.ts';
import { positiveWholeNumber } from '../positive-whole-number.ts';
import { requireEnvironment } from '../require-environment.ts';
import { deliver } from './deliver.ts';
import { DESTINATION_ENVIRONMENT } from './environment.ts';
import { GuardedAgent } from './guarded-agent.ts';
import { createPost } from './post.ts';
import { PRIVATE_ADDRESSES } from './private-addresses.ts';

/** Made once per sandbox: it holds the connections and the secret. */
export const handle: Handle = fromEnvironment(process.env);

function fromEnvironment(environment: NodeJS.ProcessEnv): Handle {
  const values = requireEnvironment(DESTINATION_ENVIRONMENT, environment);
  const { timeoutSeconds, rotationGraceHours } = DESTINATION_ENVIRONMENT;
  const client = secretsClient();
  const now = () => new Date();
  return deliver({
    post: createPost({
      url: values.url,
      agent: new GuardedAgent({
        refused: values.privateAddresses === 'yes' ? new BlockList() : PRIVATE_ADDRESSES,
      }),
      timeoutMilliseconds: positiveWholeNumber(timeoutSeconds, values.timeoutSeconds) * 1_000,
    }),
    secrets: new CachedSecrets<string>({
      fetch: (secretId) => fetchSecretVersions(client, secretId),
      now,
      graceHours: positiveWholeNumber(rotationGraceHours, values.rotationGraceHours),
    }),
    secretId: values.secretId,
    now,
  });
}
