import type { ComponentChildren } from 'preact';
import type { FollowedUser } from '../../../../ops/user/follow-user.ts';
import { PlaceLink } from '../../parts/place-link.tsx';
import { useAnswer } from '../../state/use-answer.ts';
import { inertText } from '../../text/inert-text.ts';
import { Changes } from './changes.tsx';

interface NeighboursProps {
  readonly source: string;
  readonly id: string;
  readonly user: string;
  readonly children: ComponentChildren;
}

/** The events of the same user before and after this one. */
export function Neighbours({ source, id, user, children }: NeighboursProps) {
  const { data } = useAnswer<FollowedUser>(`user?${new URLSearchParams({ source, user })}`).value;
  const events = data?.events ?? [];
  const here = events.findIndex((event) => event.id === id);
  const [later, earlier] = here === -1 ? [] : [events[here - 1], events[here + 1]];
  return (
    <>
      <nav class="pages" aria-label="Events of the same user">
        {earlier === undefined ? (
          <span class="faint">no earlier event</span>
        ) : (
          <Neighbour {...earlier} word="Before" />
        )}
        <span>of {children}</span>
        {later === undefined ? (
          <span class="faint">no later event</span>
        ) : (
          <Neighbour {...later} word="After" />
        )}
      </nav>
      {earlier === undefined ? null : <Changes before={earlier} after={{ source, id }} />}
    </>
  );
}

function Neighbour({
  source,
  id,
  type,
  word,
}: {
  readonly source: string;
  readonly id: string;
  readonly type: string;
  readonly word: string;
}) {
  return (
    <PlaceLink to={{ screen: 'event', source, id, part: 'way' }}>
      {word}: {inertText(type)}
    </PlaceLink>
  );
}
