import { signal } from '@preact/signals';
import { hrefOf, type Place, readPlace } from './place.ts';

/** Where the page is. */
export const place = signal<Place>(readPlace(location));

/** Goes to a place, as a link does. */
export function goTo(next: Place): void {
  if (hrefOf(next) !== location.pathname + location.search) history.pushState(null, '', hrefOf(next));
  place.value = readPlace(location);
  scrollTo(0, 0);
}

/** Follows links to places without loading the page anew, and the browser's back and forward. */
export function followLinks(): void {
  addEventListener('popstate', () => {
    place.value = readPlace(location);
  });
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest?.('a');
    const isPlain =
      event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!isPlain || !link || link.origin !== location.origin || link.target !== '') return;
    event.preventDefault();
    goTo(readPlace(link));
  });
}
