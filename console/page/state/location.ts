import { signal } from '@preact/signals';
import { isHeld, readHold } from './hold.ts';
import { hrefOf, type Place, readPlace, withPause } from './place.ts';

/** Where the page is. */
export const place = signal<Place>(readPlace(location));

/** Goes to a place, as a link does. A page that is paused stays it. */
export function goTo(next: Place): void {
  const address = withPause(hrefOf(next), isHeld.peek());
  if (address !== location.pathname + location.search) history.pushState(null, '', address);
  place.value = readPlace(location);
  scrollTo(0, 0);
}

/** Follows links to places without loading the page anew, and the browser's back and forward. */
export function followLinks(): void {
  addEventListener('popstate', () => {
    place.value = readPlace(location);
    readHold();
  });
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest?.('a');
    const isPlain =
      event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!isPlain || !link || link.origin !== location.origin || link.target !== '') return;
    if (link.hash !== '') return;
    event.preventDefault();
    goTo(readPlace(link));
  });
}
