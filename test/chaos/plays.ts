import { type AwsAnswer, type AwsCall, errorAnswer, throttleAnswer } from './aws-call.ts';
import type { Fault } from './faults.ts';

/** One request, and what is done with it. */
export interface Exchange {
  readonly call: AwsCall;
  forward(): Promise<AwsAnswer>;
  send(answer: AwsAnswer): void;
  /** Sends half of it. */
  cut(answer: AwsAnswer): Promise<void>;
  reset(): void;
  delay(): Promise<void>;
  /** Until the caller gives up. */
  hold(): Promise<void>;
}

/** What the proxy does with a request for each fault. */
export const PLAYS: Readonly<Record<Fault | 'none', (exchange: Exchange) => Promise<void>>> = {
  none: async ({ send, forward }) => send(await forward()),
  'reset-before': async ({ reset }) => reset(),
  'error-before': async ({ send, call }) => send(errorAnswer(call)),
  throttle: async ({ send, call }) => send(throttleAnswer(call)),
  hang: ({ hold }) => hold(),
  'reset-after': async ({ reset, forward }) => {
    await forward();
    reset();
  },
  'error-after': async ({ send, forward, call }) => {
    await forward();
    send(errorAnswer(call));
  },
  cut: async ({ cut, forward }) => cut(await forward()),
  'late-answer': async ({ send, forward, delay }) => {
    const answer = await forward();
    await delay();
    send(answer);
  },
  'late-effect': async ({ send, forward, delay }) => {
    await delay();
    send(await forward());
  },
};
