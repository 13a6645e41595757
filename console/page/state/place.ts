/** What the page shows. Its address says it all, so that a link is a report. */
export type Place =
  | { readonly screen: 'now' }
  | { readonly screen: 'events'; readonly search: string; readonly cursor?: string }
  | { readonly screen: 'event'; readonly id: string; readonly source?: string; readonly part: EventPart }
  | { readonly screen: 'user'; readonly user: string; readonly source?: string }
  | { readonly screen: 'dead' }
  | { readonly screen: 'send'; readonly source?: string; readonly event?: string }
  | { readonly screen: 'break' }
  | { readonly screen: 'nowhere' };

/** What of an event is shown. */
export type EventPart = 'way' | 'payload' | 'raw';

const PARTS: readonly EventPart[] = ['way', 'payload', 'raw'];

/** Reads an address. One that says nothing is nowhere. */
export function readPlace({
  pathname,
  search,
}: {
  readonly pathname: string;
  readonly search: string;
}): Place {
  const asked = new URLSearchParams(search);
  const text = (name: string) => asked.get(name)?.trim() ?? '';
  const may = <Name extends string>(name: Name) =>
    (text(name) === '' ? {} : { [name]: text(name) }) as { readonly [Key in Name]?: string };
  switch (pathname) {
    case '/':
      return { screen: 'now' };
    case '/events':
      return { screen: 'events', search: text('q'), ...may('cursor') };
    case '/event':
      return { screen: 'event', id: text('id'), ...may('source'), part: partIn(text('part')) };
    case '/user':
      return { screen: 'user', user: text('user'), ...may('source') };
    case '/dead':
      return { screen: 'dead' };
    case '/send':
      return { screen: 'send', ...may('source'), ...may('event') };
    case '/break':
      return { screen: 'break' };
    default:
      return { screen: 'nowhere' };
  }
}

/** The address of a place. */
export function hrefOf(place: Place): string {
  switch (place.screen) {
    case 'now':
    case 'nowhere':
      return '/';
    case 'events':
      return address('/events', { q: place.search, cursor: place.cursor });
    case 'event':
      return address('/event', {
        source: place.source,
        id: place.id,
        part: place.part === 'way' ? undefined : place.part,
      });
    case 'user':
      return address('/user', { source: place.source, user: place.user });
    case 'dead':
      return '/dead';
    case 'send':
      return address('/send', { source: place.source, event: place.event });
    case 'break':
      return '/break';
  }
}

/** Whether the page is paused at an address, whatever it shows. */
export function isPausedAt({ search }: { readonly search: string }): boolean {
  return new URLSearchParams(search).get(PAUSED) === '1';
}

/** An address with the pause, or without it. */
export function withPause(href: string, isPaused: boolean): string {
  const [pathname = '', search] = href.split('?');
  const { [PAUSED]: _, ...others } = Object.fromEntries(new URLSearchParams(search));
  return address(pathname, { ...others, [PAUSED]: isPaused ? '1' : undefined });
}

const PAUSED = 'paused';

function address(pathname: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(parameters).filter((pair): pair is [string, string] => Boolean(pair[1]));
  const search = new URLSearchParams(given).toString();
  return search === '' ? pathname : `${pathname}?${search}`;
}

function partIn(text: string): EventPart {
  return PARTS.find((part) => part === text) ?? 'way';
}
