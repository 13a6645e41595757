import type { HiddenMessage } from '../../core/handling/hide-messages.ts';
import { numberOf, POISON, STEP_MILLISECONDS } from './events.ts';
import type { Operation, Outcome } from './operation.ts';
import { distinct, lookAt, lookText, type Message, type World, withQuarantine } from './world.ts';

/** The messages of a batch and its receipt. */
export interface Batch {
  readonly events: readonly number[];
  readonly receipt: number;
}

/** As long as a sandbox may work on a batch. Some work on for longer. */
const VISIBILITY_MILLISECONDS = STEP_MILLISECONDS;

/** A batch of one or two, or of none while a message of the group is in somebody's hand. */
export const receive: Operation<Batch> = {
  name: 'receive',
  isSafe: true,
  tellsTime: true,
  outcomes: (world, now) => {
    const { queue } = world;
    const isBlocked = queue.length === 0 || queue.some(({ hiddenUntil }) => hiddenUntil > now);
    if (isBlocked) return [{ world, answer: { events: [], receipt: 0 }, text: 'nothing' }];
    return [1, 2].filter((size) => size <= queue.length).map((size) => received(world, size, now));
  },
};

function received(world: World, size: number, now: number): Outcome<Batch> {
  const receipt = world.receipts + 1;
  const taken = world.queue.slice(0, size);
  const events = taken.map(({ event }) => event);
  const inHand = taken.map(({ event }) => ({ event, receipt, hiddenUntil: now + VISIBILITY_MILLISECONDS }));
  const queue = [...inHand, ...world.queue.slice(size).map((message) => ({ ...message, hiddenUntil: 0 }))];
  return {
    world: { ...world, receipts: receipt, queue },
    answer: { events, receipt },
    text: `${events} by receipt ${receipt}`,
  };
}

/** Sets when messages come again, unless somebody else has received them. */
export function hide(messages: readonly HiddenMessage[]): Operation<undefined> {
  const seconds = new Map(messages.map((message) => [message.receiptHandle, message.seconds]));
  return {
    name: `hide ${messages.map(({ receiptHandle, seconds }) => `${receiptHandle.split('/')[0]} for ${seconds} s`)}`,
    outcomes: (world, now) => {
      const later = (message: Message) => {
        const until = seconds.get(handleOf(message));
        return until === undefined ? message : { ...message, hiddenUntil: now + until * 1_000 };
      };
      return done({ ...world, queue: world.queue.map(later) });
    },
  };
}

/** Takes messages out of the queue, unless somebody else has received them. */
export function acknowledge(receiptHandles: readonly string[]): Operation<undefined> {
  return {
    name: `acknowledge ${receiptHandles.map((handle) => handle.split('/')[0])}`,
    outcomes: (world) => {
      const queue = world.queue.filter((message) => !receiptHandles.includes(handleOf(message)));
      return done({ ...world, queue });
    },
  };
}

function handleOf({ event, receipt }: Message): string {
  return `${event}/${receipt}`;
}

/** The handler of one event: the poison one may fail for good. */
export function handle(message: { readonly messageId: string }): Operation<'handled' | 'failed for good'> {
  const event = numberOf(message);
  return {
    name: `handle ${event}`,
    tellsTime: true,
    outcomes: (world) => {
      const { handled } = world;
      const after = handled.includes(event) ? world : { ...world, handled: [...handled, event] };
      const outcome = { world: after, answer: 'handled', text: 'handled' } as const;
      if (event !== POISON) return [outcome];
      return [outcome, { world, answer: 'failed for good', text: 'failed for good' }];
    },
  };
}

/** A look that a sandbox may have had before it got the batch: as it was at any time since the last clock step. */
export const rememberedLook: Operation<ReturnType<typeof lookAt>> = {
  name: 'look, or remember one',
  outcomes: (world) =>
    distinct([...world.past, lookAt(world)]).map((answer) => ({ world, answer, text: lookText(answer) })),
};

export const freshLook: Operation<ReturnType<typeof lookAt>> = {
  name: 'look',
  outcomes: (world) => {
    const answer = lookAt(world);
    return [{ world, answer, text: lookText(answer) }];
  },
};

/** A change of the quarantine by its rules. */
export function change<Answer extends string>(
  name: string,
  rule: (
    quarantine: World['quarantine'],
    now: number,
  ) => { readonly answer: Answer; readonly state: World['quarantine'] },
): Operation<Answer> {
  return {
    name,
    outcomes: (world, now) => {
      const { answer, state } = rule(world.quarantine, now);
      return [{ world: withQuarantine(world, state), answer, text: answer }];
    },
  };
}

/** A read of something that says itself what it is. */
export function read<Answer>(
  name: string,
  answerOf: (world: World) => readonly [Answer, string],
): Operation<Answer> {
  return {
    name,
    outcomes: (world) => {
      const [answer, text] = answerOf(world);
      return [{ world, answer, text }];
    },
  };
}

function done(world: World): Outcome<undefined>[] {
  return [{ world, answer: undefined, text: 'done' }];
}
