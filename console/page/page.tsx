import { useSignalEffect } from '@preact/signals';
import { EmptyNote } from './parts/empty-note.tsx';
import { ProblemNote } from './parts/problem-note.tsx';
import { Shell } from './parts/shell.tsx';
import { BreakScreen } from './screens/break.tsx';
import { DeadScreen } from './screens/dead.tsx';
import { EventScreen } from './screens/event.tsx';
import { EventsScreen } from './screens/events.tsx';
import { NowScreen } from './screens/now.tsx';
import { SendScreen } from './screens/send.tsx';
import { UserScreen } from './screens/user.tsx';
import { place } from './state/location.ts';
import type { Place } from './state/place.ts';
import { session, sessionProblem } from './state/session.ts';

/** The whole page: the screen that its address says. */
export function Page() {
  useSignalEffect(() => {
    document.title = `${TITLES[place.value.screen]} – ${session.value?.pipelineName ?? 'Console'}`;
  });
  return (
    <Shell>
      {sessionProblem.value === undefined ? (
        <Screen of={place.value} />
      ) : (
        <ProblemNote problem={sessionProblem.value} />
      )}
    </Shell>
  );
}

const TITLES: Readonly<Record<Place['screen'], string>> = {
  now: 'Now',
  events: 'Events',
  event: 'Event',
  user: 'User',
  dead: 'Dead and quarantined',
  send: 'Send',
  break: 'Break it',
  nowhere: 'Nowhere',
};

function Screen({ of: place }: { readonly of: Place }) {
  if (session.value === undefined) return <p class="faint">Looking which stage it is …</p>;
  switch (place.screen) {
    case 'now':
      return <NowScreen />;
    case 'events':
      return <EventsScreen {...place} />;
    case 'event':
      return <EventScreen {...place} />;
    case 'user':
      return <UserScreen {...place} />;
    case 'dead':
      return <DeadScreen />;
    case 'send':
      return <SendScreen {...place} />;
    case 'break':
      return <BreakScreen />;
    case 'nowhere':
      return <EmptyNote>There is nothing at this address. Choose a screen above.</EmptyNote>;
  }
}
