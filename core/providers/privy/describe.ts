import { isOpaqueId } from '../opaque-id.ts';
import type { Description, JsonObject, RawRequest } from '../provider.ts';
import { singleHeader } from '../single-header.ts';
import { aboutOf } from '../subject-rules.ts';
import { wireName } from '../wire-name.ts';
import { privySubjects } from './subjects.ts';
import { svixHeaderNames, unixSeconds } from './svix-headers.ts';
import { svixIdTime } from './svix-id-time.ts';
import { unwrapPrivyEvent } from './unwrap.ts';

/** What Privy's dashboard sends on demand. */
export const TEST_EVENT = 'privy.test';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A message cannot be made after the attempt that sends it; the clocks of two machines may differ by this much. */
const MAX_AHEAD = 5 * MINUTE;

/** Svix resends for 90 days; a year leaves room. An older time is an id that only looks like one with a time. */
const MAX_AGE = 365 * DAY;

/** Reads id and times from the headers, type and subject from the payload. Never throws. */
export function describe(request: RawRequest, payload: JsonObject): Description {
  const names = svixHeaderNames(request.headers);
  const header = singleHeader(request.headers, names.id);
  if (!header.ok) return { ok: false, reason: 'missing-id' };
  const id = header.value;
  if (!isOpaqueId(id)) return { ok: false, reason: 'malformed-id' };

  const { name: named, fields } = unwrapPrivyEvent(payload);
  const name = wireName(named);
  const attemptTime = attemptTimeOf(request, names.timestamp);
  const time = eventTime(id, attemptTime);
  return {
    ok: true,
    event: {
      id,
      type: name === TEST_EVENT ? name : `privy.${name}`,
      ...aboutOf(privySubjects, { wireName: name, payload: fields, eventId: id }),
      ...(time && { time }),
      test: name === TEST_EVENT,
      ...(attemptTime && { attemptTime }),
    },
  };
}

function attemptTimeOf(request: RawRequest, headerName: string): Date | undefined {
  const header = singleHeader(request.headers, headerName);
  const seconds = header.ok ? unixSeconds(header.value) : undefined;
  return seconds === undefined ? undefined : new Date(seconds * 1000);
}

/** When Svix took the message, where its id tells that believably; else when it was sent. */
function eventTime(id: string, attemptTime: Date | undefined): Date | undefined {
  const created = svixIdTime(id);
  if (!created || !attemptTime) return attemptTime;
  const age = attemptTime.getTime() - created.getTime();
  return age >= -MAX_AHEAD && age <= MAX_AGE ? created : attemptTime;
}
