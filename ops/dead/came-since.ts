import type { LaterEvents } from './later-events.ts';

/** What a subscriber got and did since, in words: `2 came, and it has handled 1 of them`. */
export function cameSince({ arrived, handled, isAll }: LaterEvents): string {
  if (arrived === 0) return isAll ? 'nothing came' : 'nothing came, as far as the archive can be read';
  const least = isAll ? '' : 'at least ';
  const did =
    handled === undefined
      ? 'what became of that is known to its own service'
      : `it has handled ${handled === arrived && isAll ? (arrived === 1 ? 'it' : 'all of them') : `${handled} of them`}`;
  return `${least}${arrived.toLocaleString('en')} came, and ${did}`;
}
