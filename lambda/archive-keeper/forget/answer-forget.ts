import { type ForgetEnd, forgetPerson } from '../../../core/archive/forget/forget-person.ts';
import type { ForgetPorts } from '../../../core/archive/forget/forget-ports.ts';
import { digestOf, type Person } from '../../../core/archive/forget/person.ts';
import type { Telemetry } from '../../telemetry.ts';
import { forgetRequest } from './forget-request.ts';

/** What the function forgets with. */
export interface ForgettingRoom {
  readonly ports: ForgetPorts;
  /** How many handlers have a quarantine that the function was not told of. */
  readonly leftOut: number;
  /** A name that nobody has had. */
  readonly newName: () => string;
  readonly telemetry: Telemetry;
}

/** Forgets a person, as far as there is time, and tells how far it came. */
export async function answerForget(
  event: { readonly archive: 'forget' },
  deadline: Date,
  room: ForgettingRoom,
): Promise<ForgetEnd> {
  return await forget(forgetRequest(event), deadline, room);
}

/** Forgets a person, or goes on with it, and writes the line that says how far it came. */
export async function forget(
  { source, user }: Person,
  deadline: Date,
  { ports, leftOut, newName, telemetry }: ForgettingRoom,
): Promise<ForgetEnd> {
  const person = { source, user };
  if (leftOut > 0) throw new HandlersLeftOutError(leftOut);
  const end = await forgetPerson(person, { id: newName(), holder: newName(), deadline }, ports);
  // Whom it was about is no matter of the log: the digest is in the certificate.
  telemetry.logger.warn('forget', { person: digestOf(person), ...outcomeOf(end) });
  return end;
}

function outcomeOf(end: ForgetEnd) {
  if ('forgotten' in end) return { forgotten: end.key, events: end.forgotten.archive.events };
  return 'refused' in end ? { refused: end.refused } : { unfinished: end.unfinished.reason };
}

/** A certificate would say that nothing is left where nobody has looked. */
export class HandlersLeftOutError extends Error {
  readonly code = 'handlers-left-out';

  constructor(leftOut: number) {
    super(
      `${leftOut} handlers of the stack have queues that the keeper of the archive cannot be told of; nobody can be forgotten in ` +
        'them from here: a stack with fewer subscribers can',
    );
    this.name = 'HandlersLeftOutError';
  }
}
