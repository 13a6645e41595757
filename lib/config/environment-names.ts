import { HANDLER_ENVIRONMENT } from '../../lambda/handler-kit/manifest.ts';
import { PIPELINE_VARIABLE } from '../../lambda/telemetry-names.ts';
import { isText } from './rule.ts';

/** Lambda refuses or sets what begins with the first two; the third changes what a handler logs and measures. */
const OWN = /^(?!AWS_|LAMBDA_|POWERTOOLS_)[A-Za-z][A-Za-z0-9_]{0,63}$/;

/** The environment variables that a handler function gets from the pipeline. */
const RESERVED: readonly string[] = [...Object.values(HANDLER_ENVIRONMENT), PIPELINE_VARIABLE];

/** True for an environment variable that may be a handler's own, beside those that are `taken`. */
export function isOwnVariable(name: unknown, taken: readonly string[] = []): name is string {
  return isText(name, OWN) && ![...RESERVED, ...taken].includes(name);
}

/** What is allowed, for messages, of variables in such letters. */
export function ownVariableAllowed(letters: string, taken: readonly string[] = []): string {
  return (
    `${letters}, digits and underscores, beginning with a letter and not with AWS_, LAMBDA_ or POWERTOOLS_, ` +
    `none of ${[...RESERVED, ...taken].join(', ')}`
  );
}
