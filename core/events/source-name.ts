import { type ProviderName, providerNames } from '../providers/index.ts';

/**
 * One configured endpoint of a provider, `<provider>/<name>`, such as `privy/main`. The same string is the path after
 * `/webhooks/`, the `source` of the envelope, and the first part of the ledger key and of the message group.
 */
export type SourceName = `${ProviderName}/${string}`;

const NAME = /^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/;

/** True for `<known provider>/<lower-case name of up to 32 letters, digits and inner hyphens>`. */
export function isSourceName(value: string): value is SourceName {
  const [provider, name, ...rest] = value.split('/');
  return rest.length === 0 && providerNames.includes(provider as ProviderName) && NAME.test(name ?? '');
}

/** The provider of a source. */
export function providerOf(source: SourceName): ProviderName {
  return source.slice(0, source.indexOf('/')) as ProviderName;
}
