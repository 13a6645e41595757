import type { ComponentChildren } from 'preact';
import { hrefOf, type Place } from '../state/place.ts';
import { inertText } from '../text/inert-text.ts';
import { shortId } from '../text/short-id.ts';

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

/** An event by its id. */
export function EventLink({ source, id }: { readonly source: string; readonly id: string }) {
  return (
    <a
      class="id"
      href={hrefOf({ screen: 'event', source, id, part: 'way' })}
      title={inertText(id)}
      data-row-link
    >
      <bdi>{inertText(shortId(id))}</bdi>
    </a>
  );
}

/** A user by the provider's id. */
export function UserLink({ source, user }: { readonly source: string; readonly user: string }) {
  return (
    <a class="id" href={hrefOf({ screen: 'user', source, user })} title={inertText(user)}>
      <bdi>{inertText(shortId(user))}</bdi>
    </a>
  );
}
