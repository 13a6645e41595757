/** What an operator, or the schedule, asks a handler's function about its quarantine. */
export type QuarantineRequest =
  /** By the schedule: say how much is in quarantine. */
  | { readonly quarantine: 'measure' }
  /** Who is in quarantine. */
  | { readonly quarantine: 'list' }
  /** The first events of a user's line. */
  | { readonly quarantine: 'show' | 'release'; readonly group: string }
  /** Take one event out for good, and keep why. */
  | {
      readonly quarantine: 'drop';
      readonly group: string;
      readonly sequence: string;
      readonly reason: string;
    };

/** An invocation that asks something about the quarantine, whatever it is. */
export interface AskedOfQuarantine {
  readonly quarantine: unknown;
  readonly [field: string]: unknown;
}

/** Whether the function was invoked with something about its quarantine, whatever it is. */
export function isQuarantineRequest(event: object): event is AskedOfQuarantine {
  return 'quarantine' in event;
}

/** Reads what the function was asked. Throws `QuarantineRequestError`. */
export function quarantineRequest(event: unknown): QuarantineRequest {
  const { quarantine, group, sequence, reason } = (event ?? {}) as Record<string, unknown>;
  if (quarantine === 'measure' || quarantine === 'list') return { quarantine };
  if ((quarantine === 'show' || quarantine === 'release') && isKey(group)) return { quarantine, group };
  if (quarantine === 'drop' && isKey(group) && isKey(sequence) && isKey(reason)) {
    return { quarantine, group, sequence, reason };
  }
  throw new QuarantineRequestError(event);
}

/** What DynamoDB takes in a key, with the handler's name before it. */
const MAX_BYTES = 900;

function isKey(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && Buffer.byteLength(value) <= MAX_BYTES;
}

/** The function was invoked with something else. */
export class QuarantineRequestError extends Error {
  readonly code = 'quarantine-request';

  constructor(request: unknown) {
    super(
      `the handler was invoked with ${JSON.stringify(request)}; allowed: {"quarantine":"list"}, ` +
        '{"quarantine":"show","group":"<group>"}, {"quarantine":"release","group":"<group>"}, ' +
        '{"quarantine":"drop","group":"<group>","sequence":"<sequence>","reason":"<why>"}, group and sequence as the list ' +
        `shows them, each text of up to ${MAX_BYTES} bytes`,
    );
    this.name = 'QuarantineRequestError';
  }
}
