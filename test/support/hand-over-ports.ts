import type { HandOverPorts } from '../../core/intake/hand-over-run.ts';
import { cleared, UNSET_FLAG } from '../../core/parked/flag.ts';
import { FlagWatch } from '../../core/parked/flag-watch.ts';
import { TopicWatch } from '../../core/topic/watched-topic.ts';
import { MemoryLedger } from './memory-ledger.ts';
import { MemoryParkedLines } from './memory-parked-lines.ts';
import { MemoryTopic } from './memory-topic.ts';

/** A clock that tests set; who waits for a time makes it that time. */
export interface TestClock {
  now: Date;
}

/** The stores and the topic in memory, of a pipeline that runs and has nothing parked. */
export function memoryStores(clock: TestClock) {
  const parked = new MemoryParkedLines();
  parked.state = { ...parked.state, flag: cleared(UNSET_FLAG) };
  return { ledger: new MemoryLedger(), parked, topic: new MemoryTopic(() => clock.now) };
}

/** What one sandbox of the intake has over them. */
export function handOverPorts(
  { ledger, parked, topic }: Pick<HandOverPorts, 'ledger'> & Omit<ReturnType<typeof memoryStores>, 'ledger'>,
  clock: TestClock,
): HandOverPorts {
  const now = () => clock.now;
  return {
    ledger,
    parked,
    topic: new TopicWatch(topic, now),
    flag: new FlagWatch({ flag: () => parked.flag(), now }),
    wakeDrain: async () => undefined,
    now,
    waitUntil: async (at) => {
      if (clock.now < at) clock.now = at;
    },
  };
}
