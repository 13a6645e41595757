import { drain } from '../../../core/drain/drain.ts';
import type { DrainOptions, DrainPorts } from '../../../core/drain/drain-ports.ts';
import type { DrainReport } from '../../../core/drain/drain-report.ts';
import { cleared, opened, UNSET_FLAG } from '../../../core/parked/flag.ts';
import type { ParkedEvent } from '../../../core/parked/parked-lines.ts';
import { positionAt } from '../../../core/parked/position.ts';
import { ALL_SHARDS } from '../../../core/parked/shards.ts';
import { MessageRefusedError, TopicThrottledError } from '../../../core/topic/topic.ts';
import { memoryStores } from '../../support/hand-over-ports.ts';

export const NOW = new Date('2026-11-22T08:10:00.000Z');

/** A time of the day on which everything here happens. */
export function at(time: string): Date {
  return new Date(`2026-11-22T${time}.000Z`);
}

export function parkedEvent(id: string, groupId: string, time: string): ParkedEvent {
  const type = 'privy.user.created';
  const parkedAt = at(time);
  return {
    key: id,
    type,
    groupId,
    position: positionAt(parkedAt, id),
    parkedAt,
    retainUntil: at('09:00:00'),
    message: { body: `{"id":"${id}"}`, groupId, deduplicationId: id, attributes: { type } },
  };
}

/** Stores with the given events parked, and a topic that does to an event what `fates` says. */
export async function parkedWorld(events: readonly (readonly [id: string, groupId: string, time: string])[]) {
  const clock = { now: NOW };
  const { ledger, parked, topic } = memoryStores(clock);
  parked.state = { ...parked.state, flag: opened(cleared(UNSET_FLAG)) };
  for (const [id, groupId, time] of events) await parked.join(parkedEvent(id, groupId, time));

  const fates = new Map<string, 'refused' | 'down' | 'throttled'>();
  const attempts: string[] = [];
  const publish = topic.publish.bind(topic);
  topic.publish = async (message) => {
    attempts.push(message.deduplicationId);
    const fate = fates.get(message.deduplicationId) ?? fates.get('*');
    if (fate === 'refused') throw new MessageRefusedError('InvalidParameter');
    if (fate === 'throttled') throw new TopicThrottledError();
    if (fate === 'down') throw new Error('the topic is down');
    await publish(message);
  };
  const ports: DrainPorts = {
    ledger,
    parked,
    topic,
    now: () => clock.now,
    waitUntil: async (time) => {
      if (clock.now < time) clock.now = time;
    },
  };
  const run = (options: Partial<DrainOptions> = {}): Promise<DrainReport> =>
    drain({ shards: ALL_SHARDS, deadline: at('08:10:58'), retentionDays: 100, ...options }, ports);
  const published = () => topic.messages.map(({ deduplicationId }) => deduplicationId);
  const left = () => [...parked.state.lines.values()].flat().map(({ key }) => key);
  return { ledger, parked, topic, clock, fates, attempts, ports, run, published, left };
}
