import type { Finding } from '../../../ops/status/finding.ts';
import type { Place } from '../state/place.ts';

/** Where the page shows more of what is not as it should be. Undefined where it shows no more than the first screen. */
export function findingPlace({ where, what }: Pick<Finding, 'where' | 'what'>): Place | undefined {
  switch (what) {
    case 'dead':
    case 'not-delivered':
    case 'quarantined':
    case 'refused':
      return { screen: 'dead' };
    case 'parked':
    case 'paused':
    case 'late':
      return { screen: 'events', search: 'outcome:waiting' };
    case 'failing':
      return { screen: 'events', search: 'outcome:failed' };
    case 'patience-running-out':
    case 'unavailable':
    case 'silent':
      return { screen: 'events', search: `source:${where}` };
    default:
      return undefined;
  }
}
