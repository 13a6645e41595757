import type { Envelope, Handle } from 'wallet-webhooks/handler';
import { alertOf } from './alert-of.ts';
import { isSeverity, type Severity } from './ratings.ts';

/**
 * Publishes one alert for an event. It remembers nothing: where the function ends before the event is acknowledged, the alert
 * comes again, and none is lost.
 */
export const handle: Handle<never, Envelope, never, 'ALERT_SEVERITIES', 'people'> = async (
  event,
  { drift, environment, logGroup, notify },
) => {
  const alert = alertOf(event, { drift, logGroup, severities: severitiesIn(environment.ALERT_SEVERITIES) });
  if (alert === undefined) return 'ignored';
  await notify('people', alert);
  return 'applied';
};

/** What cannot be read is left to the table: an alert must not fail for it. */
function severitiesIn(text: string): Readonly<Record<string, Severity>> {
  try {
    return Object.fromEntries(
      Object.entries(JSON.parse(text) ?? {}).filter((entry): entry is [string, Severity] =>
        isSeverity(entry[1]),
      ),
    );
  } catch {
    return {};
  }
}
