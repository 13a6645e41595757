import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PROVIDERS = join(import.meta.dirname, '..', '..', 'core', 'providers');

/** The names on the wire of all events of which a provider has a fixture: those of the catalogue. */
export function fixtureNames(provider: string): string[] {
  const files = readdirSync(join(PROVIDERS, provider, 'fixtures'));
  return files.filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -'.json'.length));
}

/** The body of an event, byte for byte as the provider sends it. */
export function readFixture(provider: string, name: string): string {
  return readFileSync(join(PROVIDERS, provider, 'fixtures', `${name}.json`), 'utf8');
}
