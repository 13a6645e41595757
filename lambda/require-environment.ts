/**
 * Reads the environment variables that a function needs, once, at the top of its entry. Takes what the code calls them
 * mapped to the variables' names, and gives the values under the same keys.
 *
 * Throws once with every name that is missing or empty: a function that lacks one must fail at its start, before it
 * takes an event, and not with half of its settings.
 */
export function requireEnvironment<const Names extends Readonly<Record<string, string>>>(
  names: Names,
  environment: NodeJS.ProcessEnv = process.env,
): { readonly [Key in keyof Names]: string } {
  const missing = Object.values(names).filter((name) => !environment[name]);
  if (missing.length > 0) throw new MissingEnvironmentError(missing);

  const values = Object.entries(names).map(([key, name]) => [key, environment[name]]);
  return Object.fromEntries(values) as { readonly [Key in keyof Names]: string };
}

export class MissingEnvironmentError extends Error {
  readonly code = 'missing-environment';
  readonly missing: readonly string[];

  constructor(missing: readonly string[]) {
    super(
      `Environment variables missing or empty: ${missing.join(', ')}. The stack in lib/ sets them; ` +
        'deploy it again, or set them by hand where the function runs without it.',
    );
    this.name = 'MissingEnvironmentError';
    this.missing = missing;
  }
}
