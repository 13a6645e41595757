import type { Envelope } from '../../core/events/envelope.ts';
import { matchesPattern } from '../../core/events/matches-pattern.ts';
import { subscriptionFilter } from '../../core/events/patterns.ts';
import { testEventTypes } from '../../core/events/test-event-types.ts';
import type { HandlerManifest } from '../../lambda/handler-kit/manifest.ts';

/** Throws for an event that the handler's subscription would leave out, as in the cloud it would never come. */
export function checkSubscribed(
  { type }: Envelope,
  { name, events }: Pick<HandlerManifest, 'name' | 'events'>,
): void {
  const filter = subscriptionFilter(events);
  const hearsTests = filter === 'everything' || filter.includeTests;
  const isNamed = events.some((pattern) => matchesPattern(pattern, type));
  if (isNamed && (hearsTests || !testEventTypes.includes(type))) return;
  throw new Error(
    `type: "${type}" never reaches the handler ${name}; allowed: ${events.join(', ')}; give another event or add this one to the manifest's events`,
  );
}
