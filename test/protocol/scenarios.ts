import { delivery, drainRun, type HandOverLike, type Program } from './program.ts';

/** The actors that run against each other, up to three at a time. Both events are of one user. */
export function scenarios(handOver: HandOverLike): Readonly<Record<string, readonly Program[]>> {
  return {
    'three deliveries of one event': [
      delivery('first delivery', 'event-1', handOver),
      delivery('second delivery', 'event-1', handOver),
      delivery('third delivery', 'event-1', handOver),
    ],
    'two deliveries of one event and a drain': [
      delivery('first delivery', 'event-1', handOver),
      delivery('second delivery', 'event-1', handOver),
      drainRun('drain'),
    ],
    'two events of one user and a drain': [
      delivery('delivery of the first', 'event-1', handOver),
      delivery('delivery of the second', 'event-2', handOver),
      drainRun('drain'),
    ],
    'one delivery and two drains': [
      delivery('delivery', 'event-1', handOver),
      drainRun('drain'),
      drainRun('other drain'),
    ],
  };
}
