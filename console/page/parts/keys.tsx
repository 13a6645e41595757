import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { toggleHold } from '../state/hold.ts';
import { goTo } from '../state/location.ts';

const isListed = signal(false);

/** What a key does, and how the list of keys calls it. */
const KEYS: Readonly<Record<string, { readonly text: string; readonly press: () => void }>> = {
  j: { text: 'next row', press: () => step(1) },
  k: { text: 'row before', press: () => step(-1) },
  x: { text: 'choose the row, or do not', press: chooseRow },
  '/': { text: 'search events', press: search },
  p: {
    text: 'pause, and go on',
    press: toggleHold,
  },
  '?': {
    text: 'this list',
    press: () => {
      isListed.value = true;
    },
  },
};

/** Listens for keys, where nobody types a text. */
export function listenForKeys(): void {
  addEventListener('keydown', (event) => {
    const isTyping =
      (event.target as Element).closest?.('input:not([type=checkbox]), textarea, select, dialog') !== null;
    if (isTyping || event.metaKey || event.ctrlKey || event.altKey || !Object.hasOwn(KEYS, event.key)) return;
    event.preventDefault();
    KEYS[event.key]?.press();
  });
}

/** Focuses the link of the next row, or of the one before. Enter follows it, as any link. */
function step(by: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>('[data-row-link]')];
  const current = links.findIndex(
    (link) => link === document.activeElement || rowOf(link)?.contains(document.activeElement),
  );
  const next = current === -1 ? (by === 1 ? 0 : links.length - 1) : current + by;
  links[Math.min(Math.max(next, 0), links.length - 1)]?.focus();
}

/** To where events are searched, from any screen. */
function search(): void {
  const box = () => document.querySelector<HTMLElement>('[type=search]');
  if (box() === null) goTo({ screen: 'events', search: '' });
  // The screen is drawn by then.
  requestAnimationFrame(() => requestAnimationFrame(() => box()?.focus()));
}

/** Chooses the row of what has the focus, where rows can be chosen. */
function chooseRow(): void {
  rowOf(document.activeElement)?.querySelector<HTMLElement>('[data-row-choice]')?.click();
}

function rowOf(element: Element | null): Element | null | undefined {
  return element?.closest('tr');
}

/** The list of keys. */
export function KeysDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isListed.value) dialog.current?.showModal();
  }, [isListed.value]);
  return (
    <dialog
      ref={dialog}
      aria-labelledby="keys"
      onClose={() => {
        isListed.value = false;
      }}
    >
      <h2 id="keys">Keys</h2>
      <dl class="keys">
        {Object.entries(KEYS).map(([key, { text }]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>Enter</kbd>
          </dt>
          <dd>open the row</dd>
        </div>
      </dl>
      <p class="buttons">
        <button type="button" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </p>
    </dialog>
  );
}

/** Shows the list of keys. */
export function showKeys(): void {
  isListed.value = true;
}
