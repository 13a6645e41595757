import { readEnvelope } from '../../core/handling/read-envelope.ts';
import { drop } from '../../core/quarantine/drop.ts';
import type { Failure } from '../../core/quarantine/failure.ts';
import type { Gate, KeptEvent, QuarantineLines } from '../../core/quarantine/quarantine.ts';
import { type ReleaseReport, release } from '../../core/quarantine/release.ts';
import type { Telemetry } from '../telemetry.ts';
import { type QuarantineRequest, quarantineRequest } from './quarantine-request.ts';
import { reportQuarantine } from './report-quarantine.ts';

/** More at once help nobody, and have to fit the answer of the function. */
const SHOWN = 100;

export interface QuarantineAnswering {
  readonly lines: QuarantineLines;
  /** Handles an event that was kept, by the handler's own code. */
  readonly handle: (event: KeptEvent, deadline: AbortSignal) => Promise<Failure | undefined>;
  readonly now: () => Date;
  readonly telemetry: Telemetry;
}

/** A user in quarantine, as an operator sees it: with the event that the handler gave up on, or the first behind it. */
export interface ListedGroup extends Omit<Gate, 'groupId'> {
  readonly group: string;
  readonly first?: ShownEvent;
}

/** An event in line, without its payload. */
export interface ShownEvent extends Omit<KeptEvent, 'body' | 'groupId'> {
  readonly id?: string;
  readonly type?: string;
}

/** What is answered. */
export type QuarantineAnswer =
  | { readonly groups: readonly ListedGroup[] }
  | { readonly group: string; readonly events: readonly ShownEvent[] }
  | ({ readonly group: string } & ReleaseReport)
  | {
      readonly group: string;
      readonly sequence: string;
      readonly done: 'dropped' | 'not-in-quarantine';
    }
  | undefined;

/** Answers what is asked about the quarantine of one handler, within the time of the function. */
export async function answerQuarantine(
  event: unknown,
  deadline: AbortSignal,
  options: QuarantineAnswering & { readonly endsAt: Date },
): Promise<QuarantineAnswer> {
  const request = quarantineRequest(event);
  const answer = await answerTo(request, deadline, options);
  if (answer !== undefined && 'done' in answer) {
    const { group, done } = answer;
    options.telemetry.logger.warn('quarantine', { asked: request.quarantine, group, done });
  }
  return answer;
}

async function answerTo(
  request: QuarantineRequest,
  deadline: AbortSignal,
  { lines, handle, now, telemetry, endsAt }: QuarantineAnswering & { readonly endsAt: Date },
): Promise<QuarantineAnswer> {
  if (request.quarantine === 'measure') {
    reportQuarantine([...(await lines.look()).gates.values()], now(), telemetry);
    return undefined;
  }
  if (request.quarantine === 'list') return { groups: await listed(lines) };
  const { group } = request;
  if (request.quarantine === 'drop') {
    const { sequence, reason } = request;
    return { group, sequence, done: await drop({ groupId: group, sequence }, reason, { lines, now }) };
  }
  if (request.quarantine === 'show') return { group, events: (await lines.line(group, SHOWN)).map(shown) };
  const handleKept = (event: KeptEvent) => handle(event, deadline);
  return { group, ...(await release(group, endsAt, { lines, handle: handleKept, now })) };
}

async function listed(lines: QuarantineLines): Promise<readonly ListedGroup[]> {
  const gates = [...(await lines.look()).gates.values()];
  gates.sort((a, b) => a.openedAt.getTime() - b.openedAt.getTime());
  return await Promise.all(
    gates.map(async ({ groupId, ...gate }) => {
      const [first] = await lines.line(groupId, 1);
      return { group: groupId, ...gate, ...(first === undefined ? {} : { first: shown(first) }) };
    }),
  );
}

function shown({ body, groupId: _groupId, ...event }: KeptEvent): ShownEvent {
  const reading = readEnvelope(body);
  return { ...event, ...(reading.ok ? { id: reading.event.id, type: reading.event.type } : {}) };
}
