import { HANDLER_ENVIRONMENT } from '../lambda/handler-kit/manifest.ts';
import type { LocalStack } from './cloud/resources/local-stack.ts';
import { CURRENT } from './cloud/secrets-manager/secret-store.ts';
import { partName } from './cloud/template/part-name.ts';

/** A line for each secret that a handler will ask for and not get. */
export function missingSecrets({ functions, secrets }: Pick<LocalStack, 'functions' | 'secrets'>): string[] {
  const given = secrets
    .list()
    .filter(({ versions }) => [...versions.values()].some(({ stages }) => stages.has(CURRENT)))
    .map(({ name }) => name);
  return functions.flatMap(({ path, environment }) => {
    const declared: Record<string, string> = JSON.parse(environment[HANDLER_ENVIRONMENT.secrets] ?? '{}');
    return Object.values(declared)
      .filter((name) => !given.includes(name))
      .map(
        (name) =>
          `handler ${partName(path)}: the secret ${name} has no value here; give it with --secrets secrets.json`,
      );
  });
}
