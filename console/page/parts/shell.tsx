import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { isHeld, toggleHold } from '../state/hold.ts';
import { connection, liveProblem } from '../state/live.ts';
import { place } from '../state/location.ts';
import type { Place } from '../state/place.ts';
import { session } from '../state/session.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { KeysDialog, showKeys } from './keys.tsx';
import { PlaceLink } from './place-link.tsx';
import { ProblemNote } from './problem-note.tsx';

/** A screen in the navigation, and those that belong to it. */
interface Entry {
  readonly name: string;
  readonly to: Place;
  readonly screens: readonly Place['screen'][];
  readonly isLocal?: true;
}

const ENTRIES: readonly Entry[] = [
  { name: 'Now', to: { screen: 'now' }, screens: ['now'] },
  { name: 'Events', to: { screen: 'events', search: '' }, screens: ['events', 'event', 'user'] },
  { name: 'Dead and quarantined', to: { screen: 'dead' }, screens: ['dead'] },
  { name: 'Send', to: { screen: 'send' }, screens: ['send'], isLocal: true },
  { name: 'Break it', to: { screen: 'break' }, screens: ['break'], isLocal: true },
];

/** What is around every screen. */
export function Shell({ children }: { readonly children: ComponentChildren }) {
  const { pipelineName = '', region = '', isLocal = false, mayWrite = false } = session.value ?? {};
  const header = useRef<HTMLElement>(null);
  useEffect(() => {
    // What sticks below it must know how high it is: on a narrow page it has two lines.
    const watch = new ResizeObserver(() =>
      document.documentElement.style.setProperty('--top', `${header.current?.offsetHeight ?? 0}px`),
    );
    if (header.current !== null) watch.observe(header.current);
    return () => watch.disconnect();
  }, []);
  const entries = ENTRIES.filter((entry) => isLocal || entry.isLocal === undefined);
  return (
    <>
      <a class="skip" href="#main">
        Skip to the screen
      </a>
      <header class="top" ref={header}>
        <p class="stage">
          <strong>{pipelineName}</strong> <span class="faint">{isLocal ? 'on this machine' : region}</span>
        </p>
        <nav aria-label="Screens">
          {entries.map(({ name, to, screens }) => (
            <PlaceLink key={name} to={to} isCurrent={screens.includes(place.value.screen)}>
              {name}
            </PlaceLink>
          ))}
        </nav>
        <p class="tools">
          <span class="faint">{mayWrite ? 'changes allowed' : 'read-only, changes need --write'}</span>
          <button type="button" class="quiet" aria-pressed={isHeld.value} onClick={toggleHold}>
            {isHeld.value ? 'Resume updates' : 'Pause updates'}
          </button>
          <button type="button" class="quiet" aria-label="Keys" onClick={showKeys}>
            ?
          </button>
        </p>
      </header>
      <Trouble />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <ChangeDialog />
      <KeysDialog />
    </>
  );
}

const LOST = {
  lost: 'the stream to the console broke; it goes on by itself when the console answers again',
  ended:
    'this console has ended or lets this browser in no more; open the link that npx wallet-webhooks console prints',
};

/** What keeps the page from being up to date. */
function Trouble() {
  const state = connection.value;
  if (state === 'lost' || state === 'ended')
    return <ProblemNote problem={{ code: 'unreachable', message: LOST[state] }} stays />;
  return liveProblem.value === undefined ? null : <ProblemNote problem={liveProblem.value} stays />;
}
