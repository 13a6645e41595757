import { providerNames } from '../providers/index.ts';
import { eventTypes } from './event-types.ts';
import { UNCATALOGUED } from './uncatalogued.ts';

const NAME = /^([a-z][a-z0-9-]*)(?:\.[\w-]+)+(?:\.\*)?$/;

/**
 * What is wrong with the name of a type that the catalogue is said to lack; undefined where it is right. A type that
 * the catalogue has, perhaps since the last version, must be named as such: then it has a payload type.
 */
export function uncataloguedProblem(name: string): string | undefined {
  const [, provider = ''] = NAME.exec(name) ?? [];
  if (!providerNames.some((name) => name === provider)) {
    return `names no type; allowed: ${UNCATALOGUED}<provider>.<name on the wire>, or .* after its beginning, with a provider of ${providerNames.join(', ')}`;
  }
  const [known] = name.endsWith('.*')
    ? eventTypes.filter((type) => type.startsWith(name.slice(0, -1)))
    : eventTypes.filter((type) => type === name);
  return known === undefined
    ? undefined
    : `is in the catalogue (${known}); name it without ${JSON.stringify(UNCATALOGUED)}`;
}
