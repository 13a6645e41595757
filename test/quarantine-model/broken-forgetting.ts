import { markBody } from '../../core/quarantine/mark.ts';
import { keptBefore } from './events.ts';
import type { EmptyQueue } from './forgetting.ts';
import { protocol } from './programs.ts';

const { emptyQueue } = protocol;

/** Does not wait until a mark has come, and takes the line for all that there is. */
export const withoutMark: EmptyQueue = (handler, held, ports) => {
  const { lines } = handler;
  const last = () => markBody(`${held.forgetting.id}-${held.queue(handler.name).marks}`);
  const line: typeof lines.line = async (groupId, atMost) => [
    ...(await lines.line(groupId, atMost)),
    { ...keptBefore(0), sequence: '9'.repeat(20), body: last() },
  ];
  return emptyQueue({ ...handler, lines: { ...lines, line } }, held, ports);
};

/** Goes by a mark though it has taken out an event since it was sent: the batch of both may come once more. */
export const goingByOneMark: EmptyQueue = async (handler, held, ports) => {
  const { lines } = handler;
  const hidden: typeof lines.line = async (groupId, atMost) => {
    const line = await lines.line(groupId, atMost);
    const isMarked = line.some(({ sequence }) => Number(sequence) > 100);
    if (!isMarked) return line;
    for (const event of line) if (Number(event.sequence) === 1) await lines.remove(event);
    return line.filter(({ sequence }) => Number(sequence) !== 1);
  };
  return await emptyQueue({ ...handler, lines: { ...lines, line: hidden } }, held, ports);
};
