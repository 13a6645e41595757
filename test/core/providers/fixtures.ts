import { readdirSync, readFileSync } from 'node:fs';
import type { ProviderName } from '../../../core/providers/index.ts';

export interface Fixture {
  /** The event's name on the wire, which is the file's name. */
  readonly wireName: string;
  /** The bytes as the provider would send them. */
  readonly body: Buffer;
}

/** Every fixture of a provider, in the order of their names. */
export function fixturesOf(provider: ProviderName): readonly Fixture[] {
  const folder = new URL(`../../../core/providers/${provider}/fixtures/`, import.meta.url);
  return readdirSync(folder)
    .sort()
    .map((file) => ({ wireName: file.slice(0, -'.json'.length), body: readFileSync(new URL(file, folder)) }));
}
