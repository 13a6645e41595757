import * as explorer from '../explorer/replay.ts';
import { portsOver } from './model-ports.ts';
import { type Answer, answerText, type Operation } from './operations.ts';
import type { Finished, Program } from './program.ts';

export type Told = explorer.Told<Answer>;
export type Progress = explorer.Progress<Operation, Answer, Finished>;
export type Replays = explorer.Replays<Program, Operation, Answer, Finished>;

/** After these calls an actor looks at the clock for how long to wait. */
const CLOCK_MATTERS_AFTER: readonly Operation['call'][] = [
  'flag',
  'openFlag',
  'startClosing',
  'ages',
  'wait',
];

/** Runs the code of deliveries and of the drain. Code that throws answers 5xx. */
export function protocolReplays(): Replays {
  return new explorer.Replays({
    run: (program, { call, now }, startedAt) => program.run(portsOver(call, now), startedAt),
    thrown: { result: 'unavailable' },
    answerText,
    clockMattersAfter: ({ call }) => CLOCK_MATTERS_AFTER.includes(call),
  });
}

/** The events that an actor has tried to publish so far. */
export function triedToPublish({ step, before }: Progress): string[] {
  const keys = before === undefined ? [] : triedToPublish(before.progress);
  return !step.done && step.operation.call === 'publish'
    ? [...keys, step.operation.message.deduplicationId]
    : keys;
}
