import { namesOf } from './event-types.ts';
import { uncataloguedName } from './uncatalogued.ts';

/** True when the pattern matches the type under any of its names. Whether a test event is let through is the filter's matter. */
export function matchesPattern(pattern: string, type: string): boolean {
  return namesOf(type).some((name) => matchesName(pattern, name));
}

/** `*.` stands for any provider, also for one that whoever asks has not heard of. */
function matchesName(written: string, name: string): boolean {
  const pattern = uncataloguedName(written) ?? written;
  const own = pattern.startsWith('*.') ? name.slice(0, name.indexOf('.')) + pattern.slice(1) : pattern;
  return own === '*' || own === name || (own.endsWith('.*') && name.startsWith(own.slice(0, -1)));
}
