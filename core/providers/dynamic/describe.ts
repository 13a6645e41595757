import { readTime } from '../../time/read-time.ts';
import type { Description, JsonObject, RawRequest } from '../provider.ts';
import { aboutOf } from '../subject-rules.ts';
import { wireName } from '../wire-name.ts';
import { eventIdOf } from './event-id.ts';
import { dynamicSubjects } from './subjects.ts';

/** What Dynamic's dashboard sends on demand. */
export const TEST_EVENT = 'ping';
const ENVIRONMENT = /^[\w.-]{1,64}$/;

/** Reads everything from the payload: Dynamic says nothing in headers. Never throws. */
export function describe(_request: RawRequest, payload: JsonObject): Description {
  const name = wireName(payload['eventName']);
  const eventId = eventIdOf(payload, name);
  if (!eventId.ok) return eventId;

  const { id } = eventId;
  const time = readTime(payload['timestamp']);
  const environment = environmentOf(payload['environmentName']);
  return {
    ok: true,
    event: {
      id,
      type: `dynamic.${name}`,
      ...aboutOf(dynamicSubjects, { wireName: name, payload, eventId: id }),
      ...(time !== undefined && { time }),
      ...(environment !== undefined && { environment }),
      test: name === TEST_EVENT,
    },
  };
}

function environmentOf(value: unknown): string | undefined {
  return typeof value === 'string' && ENVIRONMENT.test(value) ? value : undefined;
}
