import { verify } from '@octokit/webhooks-methods';
import { type Oracle, textOf } from './attempt.ts';

/** GitHub's library, whose scheme Dynamic uses under another header name. */
export const octokitOracle: Oracle = {
  name: '@octokit/webhooks-methods',
  accepts: async (attempt) => {
    const signature = attempt.headers['x-dynamic-signature-256'] ?? '';
    const verdicts = attempt.secrets.map((secret) =>
      verify(secret, textOf(attempt), signature).catch(() => false),
    );
    return (await Promise.all(verdicts)).includes(true);
  },
};
