import { publicType } from '../../core/events/event-types.ts';
import type { Provider } from '../../core/providers/provider.ts';
import { aboutUser } from './about-user.ts';
import { describedEvent } from './described-event.ts';
import { findEvent } from './find-event.ts';
import { readFixture } from './fixtures.ts';
import { renewalOf } from './renew-event.ts';

/** What every event that is sent is made of. */
export interface Sample {
  /** The public event type. */
  readonly type: string;
  readonly text: string;
  /** The user whom it is about. */
  readonly user?: string;
}

/** The fixture of a provider's event, about the user that is wanted. Throws an `OpsError` where there is none. */
export function sampleOf(
  provider: Provider,
  { event, user }: { readonly event: string; readonly user?: string },
): Sample {
  const name = findEvent(provider.name, event);
  const text = readFixture(provider.name, name);
  const subject = subjectIn(provider, text);
  const type = publicType(provider.name, name);
  if (user !== undefined) return { type, text: aboutUser(text, subject, user), user };
  return { type, text, ...(subject === undefined ? {} : { user: subject }) };
}

/** Whom the provider would say that it is about. */
function subjectIn(provider: Provider, text: string): string | undefined {
  // Any time that an id can have.
  const at = new Date(1_750_000_000_000);
  const renewed = renewalOf(provider.name)(text, at);
  const headers = provider.sign(Buffer.from(renewed.text), {
    secret: provider.makeSecret(Buffer.alloc(32, 7)),
    id: renewed.id,
    at,
  });
  return describedEvent(provider, { headers, text: renewed.text }).subject;
}
