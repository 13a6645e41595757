import type * as z from 'zod/mini';
import type { EventDefinition } from '../event-definition.ts';
import { isoTime, list, maybe, oneOf, text } from '../schema/fields.ts';
import { type PrivyPayload, privyEvents } from './privy-events.ts';
import { failureReason, walletActionStep } from './wallet-action-step.ts';

const actionTypes = [
  'swap',
  'transfer',
  'payout',
  'earn_deposit',
  'earn_withdraw',
  'earn_incentive_claim',
  'earn_fee_collect',
] as const;

const every = {
  wallet_action_id: text('The same in all events of the action.'),
  wallet_id: text(),
  action_type: oneOf(...actionTypes),
  status: oneOf('pending', 'succeeded', 'rejected', 'failed'),
  reference_id: maybe(text('What your server passed when it started the action.')),
  created_at: maybe(isoTime()),
};

const steps = { steps: list(walletActionStep) };

const succeeded = { ...steps, completed_at: maybe(isoTime()) };
const rejected = { ...steps, failure_reason: failureReason, rejected_at: maybe(isoTime()) };
const failed = { ...steps, failure_reason: failureReason, failed_at: maybe(isoTime()) };

interface Action<Name extends string, Fields extends z.core.$ZodShape, Result extends z.core.$ZodShape> {
  readonly name: Name;
  /** What is done, as the beginning of a sentence: `A swap`. */
  readonly title: string;
  /** Fields of every event of the action. */
  readonly fields: Fields;
  /** Fields that only success adds. */
  readonly result: Result;
}

type Payload<Type extends string, Fields extends z.core.$ZodShape> = EventDefinition<
  PrivyPayload<Type, Fields>
>;

type Lifecycle<Name extends string, Fields extends z.core.$ZodShape, Result extends z.core.$ZodShape> = {
  readonly [T in `wallet_action.${Name}.created`]: Payload<T, typeof every & Fields>;
} & {
  readonly [T in `wallet_action.${Name}.succeeded`]: Payload<
    T,
    typeof every & Fields & typeof succeeded & Result
  >;
} & {
  readonly [T in `wallet_action.${Name}.rejected`]: Payload<T, typeof every & Fields & typeof rejected>;
} & {
  readonly [T in `wallet_action.${Name}.failed`]: Payload<T, typeof every & Fields & typeof failed>;
};

const time = (path: string) => ({ path, unit: 'ISO 8601' }) as const;

/** The four events of a wallet action: each carries all of the action's state. */
export function lifecycle<
  const Name extends (typeof actionTypes)[number],
  const Fields extends z.core.$ZodShape,
  const Result extends z.core.$ZodShape,
>({ name, title, fields, result }: Action<Name, Fields, Result>): Lifecycle<Name, Fields, Result> {
  const all = { ...every, ...fields };
  return privyEvents({
    [`wallet_action.${name}.created`]: {
      meaning: `${title} was accepted and is under way.`,
      nature: 'snapshot',
      time: time('created_at'),
      fields: all,
    },
    [`wallet_action.${name}.succeeded`]: {
      meaning: `${title} is done; every step is confirmed.`,
      nature: 'snapshot',
      time: time('completed_at'),
      fields: { ...all, ...succeeded, ...result },
    },
    [`wallet_action.${name}.rejected`]: {
      meaning: `${title} was stopped before anything reached the chain; trying again is safe.`,
      nature: 'snapshot',
      time: time('rejected_at'),
      fields: { ...all, ...rejected },
    },
    [`wallet_action.${name}.failed`]: {
      meaning: `${title} failed after something reached the chain; look at \`steps\` before trying again.`,
      nature: 'snapshot',
      time: time('failed_at'),
      fields: { ...all, ...failed },
    },
  }) as unknown as Lifecycle<Name, Fields, Result>;
}
