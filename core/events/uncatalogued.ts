import { eventNames, eventTypes } from './event-types.ts';

/** What comes before a type that the catalogue lacks, where a subscription names one on purpose. */
export const UNCATALOGUED = 'uncatalogued:';

const NAME = /^([a-z][a-z0-9-]*)(?:\.[\w-]+)+(?:\.\*)?$/;

/** `dynamic.flow.*` of `uncatalogued:dynamic.flow.*`; undefined for every other pattern. */
export function uncataloguedName(pattern: string): string | undefined {
  return pattern.startsWith(UNCATALOGUED) ? pattern.slice(UNCATALOGUED.length) : undefined;
}

/**
 * What is wrong with the name of a type that the catalogue is said to lack; undefined where it is right. A type that
 * the catalogue has, perhaps since the last version, must be named as such: then it has a payload type.
 */
export function uncataloguedProblem(name: string): string | undefined {
  const [, provider = ''] = NAME.exec(name) ?? [];
  if (!Object.hasOwn(eventNames, provider)) {
    return `names no type; allowed: ${UNCATALOGUED}<provider>.<name on the wire>, or .* after its beginning, with a provider of ${Object.keys(eventNames).join(', ')}`;
  }
  const [known] = name.endsWith('.*')
    ? eventTypes.filter((type) => type.startsWith(name.slice(0, -1)))
    : eventTypes.filter((type) => type === name);
  return known === undefined
    ? undefined
    : `is in the catalogue (${known}); name it without ${JSON.stringify(UNCATALOGUED)}`;
}
