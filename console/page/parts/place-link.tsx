import type { ComponentChildren } from 'preact';
import { hrefOf, type Place } from '../state/place.ts';
import { inertText } from '../text/inert-text.ts';

interface PlaceLinkProps {
  readonly to: Place;
  readonly children: ComponentChildren;
  readonly isCurrent?: boolean;
}

/** A link to a place of the page. */
export function PlaceLink({ to, children, isCurrent = false }: PlaceLinkProps) {
  return (
    <a href={hrefOf(to)} aria-current={isCurrent ? 'page' : undefined}>
      {children}
    </a>
  );
}

/** An event by its id, cut in front: what differs is at the end. */
export function EventLink({ source, id }: { readonly source: string; readonly id: string }) {
  return (
    <a
      class="id"
      href={hrefOf({ screen: 'event', source, id, part: 'way' })}
      title={inertText(id)}
      data-row-link
    >
      <bdi>{inertText(id.length > 16 ? `…${id.slice(-14)}` : id)}</bdi>
    </a>
  );
}

/** A user by the provider's id. */
export function UserLink({ source, user }: { readonly source: string; readonly user: string }) {
  return (
    <a class="id" href={hrefOf({ screen: 'user', source, user })} title={inertText(user)}>
      <bdi>{inertText(user.length > 24 ? `…${user.slice(-22)}` : user)}</bdi>
    </a>
  );
}
