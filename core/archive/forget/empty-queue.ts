import { LOOKS_OUTLIVED_MILLISECONDS } from '../../quarantine/look-watch.ts';
import { markBody, markIn } from '../../quarantine/mark.ts';
import type { Gate, KeptEvent } from '../../quarantine/quarantine.ts';
import { readArchived } from '../archived-event.ts';
import type { ForgetPorts, ForgettingHandler } from './forget-ports.ts';
import type { HeldForgetting } from './held-forgetting.ts';
import { groupOf } from './person.ts';
import { recordEvents } from './record-events.ts';

/** Stands before every message of a queue, and keeps the gate from being taken away while the line is emptied. */
const FIRST = '00000000000000000000';
/** As many as are read and noted at once. */
const AT_ONCE = 1_000;
/** A mark that has not come by then may be lost: it was set aside, or handled by who did not see the gate yet. */
const MARK_AGAIN_MILLISECONDS = 15 * 60_000;

/** Why a handler's queue is not known to be empty: the mark has not come, or somebody releases the person from quarantine. */
export type QueueState = 'empty' | 'marked' | 'being-released';

type Ports = Pick<ForgetPorts, 'objects' | 'now' | 'waitUntil'>;

/**
 * Takes what waits of a person in the queue of a handler, a step of it. A gate is opened, so that the handler puts the person's
 * events in line instead of handling them; then a mark is sent behind them, which a queue gives out after everything that was before
 * it. What stands in line is taken out. It may come once more, as its batch may not be acknowledged, so another mark is sent then:
 * the queue is empty when a mark stands in line and no event was taken out since it was sent. Nobody else's messages are touched, and
 * what the person did later stays in line.
 */
export async function emptyQueue(
  handler: ForgettingHandler,
  held: HeldForgetting,
  ports: Ports,
): Promise<QueueState> {
  const { name, lines } = handler;
  if (held.queue(name).done) return 'empty';
  const groupId = groupOf(held.forgetting);
  const gate = await gateOf(groupId, lines, held, ports);
  if (gate === 'being-released') return gate;
  await sendMark(handler, gate, held, ports);
  // What is seen now was put in line before what is seen then: no read of a line is all of one moment.
  const isMarked = (await lines.line(groupId, AT_ONCE)).some(({ body }) => isLastMark(body, name, held));
  const line = await lines.line(groupId, AT_ONCE);
  if (await removeLine(line, handler, held, ports)) {
    // It may come once more, if nobody has acknowledged it yet: then it comes before the next mark.
    await held.noteUnmarked(name, held.queue(name).marks);
    return 'marked';
  }
  if (!isMarked) return 'marked';
  await lines.removeNotes(groupId);
  const left = await takeGateAway(groupId, handler, held, ports);
  await held.noteQueue(name, { done: true, left });
  return 'empty';
}

/** Without somebody who changes the gate meanwhile it takes three of these. */
const TURNS = 4;

/** The person's gate, with something of ours in line so that it stays. */
async function gateOf(
  groupId: string,
  lines: ForgettingHandler['lines'],
  { forgetting }: HeldForgetting,
  { now }: Ports,
): Promise<Gate | 'being-released'> {
  const first = firstInLine(groupId, forgetting.id, now());
  for (let turn = 1; turn <= TURNS; turn += 1) {
    const gate = (await lines.look()).gates.get(groupId);
    if (gate?.releasingUntil !== undefined && gate.releasingUntil > now()) return 'being-released';
    if (gate === undefined) await lines.open(first, { at: now(), fuse: Number.MAX_SAFE_INTEGER });
    else if (gate.events === 0) await lines.leave(groupId);
    else if ((await lines.join(first, gate)) === 'joined') return gate;
  }
  // Whoever releases them takes away what is put in line as often as it is put there.
  return 'being-released';
}

function firstInLine(groupId: string, id: string, keptAt: Date): KeptEvent {
  return { groupId, sequence: FIRST, messageId: id, body: markBody(id), keptAt, attempts: 0 };
}

/** Once no sandbox goes by a look from before the gate: it would pass over the mark. */
async function sendMark(
  { name, queue }: ForgettingHandler,
  { openedAt, groupId }: Gate,
  held: HeldForgetting,
  { now, waitUntil }: Ports,
): Promise<void> {
  const { marks, markedAt } = held.queue(name);
  const isSent = markedAt !== undefined && Date.parse(markedAt) >= openedAt.getTime();
  const isLost = isSent && Date.parse(markedAt) <= now().getTime() - MARK_AGAIN_MILLISECONDS;
  if (isSent && !isLost) return;
  await waitUntil(new Date(openedAt.getTime() + LOOKS_OUTLIVED_MILLISECONDS));
  // Before it is sent: the queue drops a mark that it was sent before.
  await held.noteUnmarked(name, marks + 1);
  const id = `${held.forgetting.id}-${marks + 1}`;
  const mark = { body: markBody(id), groupId, deduplicationId: id, attributes: {} };
  const [outcome] = await queue.send([mark]);
  if (outcome !== 'sent') throw new MarkNotSentError(name);
  await held.noteQueue(name, { markedAt: now().toISOString() });
}

/** The queue of a handler takes no messages. */
export class MarkNotSentError extends Error {
  readonly code = 'mark-not-sent';

  constructor(handler: string) {
    super(`the queue of ${handler} took no message; ask again`);
    this.name = 'MarkNotSentError';
  }
}

/** Takes marks and what the person left out of a line. Tells whether an event was among it. */
async function removeLine(
  line: readonly KeptEvent[],
  { name, lines }: ForgettingHandler,
  held: HeldForgetting,
  { objects }: Ports,
): Promise<boolean> {
  const old = line.filter((event) => event.sequence !== FIRST && isOld(event, held));
  const events = old.filter(({ body }) => markIn(body) === undefined);
  const readings = events.map(({ body }) => readArchived(body)).filter((reading) => reading.ok);
  await recordEvents(
    readings.map(({ event }) => event),
    held,
    objects,
  );
  if (events.length > 0) await held.noteQueue(name, { removed: events.map(({ sequence }) => sequence) });
  for (const event of old) await lines.remove(event);
  return events.length > 0;
}

/** Whether it was there when the forgetting was asked for. What nobody can read, nobody else can miss. */
function isOld({ body }: KeptEvent, { forgetting }: HeldForgetting): boolean {
  const reading = readArchived(body);
  return !reading.ok || reading.event.received <= forgetting.askedAt;
}

/** Only what was sent after the last event was taken out of the line shows that none is left. */
function isLastMark(body: string, handler: string, held: HeldForgetting): boolean {
  return markIn(body) === `${held.forgetting.id}-${held.queue(handler).marks}`;
}

/** Tells how many events are left in line: they came later, and somebody has to release them. */
async function takeGateAway(
  groupId: string,
  handler: ForgettingHandler,
  held: HeldForgetting,
  ports: Ports,
): Promise<number> {
  const { lines } = handler;
  await removeLine(await lines.line(groupId, AT_ONCE), handler, held, ports);
  await lines.remove(firstInLine(groupId, held.forgetting.id, ports.now()));
  if ((await lines.leave(groupId)) === 'left') return 0;
  return (await lines.look()).gates.get(groupId)?.events ?? 0;
}
