import { validatePattern } from '../../core/events/patterns.ts';
import { fieldPath, isText, isToken, notAllowed } from './rule.ts';

const NAME = /^[a-z](?:[a-z0-9-]{0,38}[a-z0-9])?$/;

/** What handlers and consumers may be called, for messages. */
export const SUBSCRIBER_NAME_ALLOWED =
  '1 to 40 lower-case letters, digits and inner hyphens, beginning with a letter';

/** True for what a handler or a consumer may be called. */
export function isSubscriberName(name: unknown): boolean {
  return isText(name, NAME);
}

/** What is wrong with the events that a subscriber names. */
export function eventProblems(path: string, events: unknown): string[] {
  if (!isNonEmptyTextList(events)) {
    return [notAllowed(fieldPath(path, 'events'), events, 'a list of at least one event pattern')];
  }
  return events.flatMap((pattern, index) => {
    const where = `${fieldPath(path, 'events')}[${index}]`;
    if (isToken(pattern)) return [notAllowed(where, pattern, 'an event pattern')];
    const check = validatePattern(pattern);
    return check.ok ? [] : [`${where}: ${check.message}`];
  });
}

function isNonEmptyTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((entry) => typeof entry === 'string');
}
