import type { Quarantine, QuarantineLines, Trouble } from '../../core/quarantine/quarantine.ts';
import type * as quarantineRules from '../support/quarantine-rules.ts';
import { line } from '../support/quarantine-rules.ts';
import { GROUP, messageOf, numberOf, POISON, START } from './events.ts';
import type { Operation } from './operation.ts';
import { change, freshLook, read, rememberedLook } from './operations.ts';
import { eventsInLine } from './world.ts';

/** Makes a call and waits for its answer. */
export type Call = <Answer>(operation: Operation<Answer>) => Promise<Answer>;

/** The rules by which the quarantine changes, or some that are broken on purpose. */
export type Rules = Pick<
  typeof quarantineRules,
  'open' | 'join' | 'leave' | 'remove' | 'drop' | 'lease' | 'unlease'
>;

/** What an actor has. */
export interface Ports {
  readonly call: Call;
  readonly now: () => Date;
  readonly quarantine: Quarantine;
  readonly lines: QuarantineLines;
}

export function portsOver(call: Call, now: () => Date, rules: Rules): Ports {
  const lines = linesOver(call, rules);
  return { call, now, lines, quarantine: quarantineOver(call, rules) };
}

/** The poison event has failed before, and somebody else's was handled since: it is given up on when it fails for good. */
const TROUBLE: Trouble = {
  messageId: messageOf(POISON, 0).messageId,
  attempts: 1,
  failedAt: new Date(START - 10_000),
  seen: Object.fromEntries(Array.from({ length: 10 }, (_, event) => [`${event}`, 2])),
};

/** The evidence is given: it is neither asked for nor written. */
function quarantineOver(call: Call, rules: Rules): Quarantine {
  let hasLooked = false;
  return {
    look: () => {
      const look = hasLooked ? freshLook : rememberedLook;
      hasLooked = true;
      return call(look);
    },
    open: (event, { fuse }) =>
      call(
        change(`open with ${numberOf(event)}`, (state, now) =>
          rules.open(state, event, { fuse, at: new Date(now) }),
        ),
      ),
    join: (event, gate) =>
      call({
        ...change(`join ${numberOf(event)}`, (state) => rules.join(state, event, gate)),
        tellsTime: true,
      }),
    leave: () => call(change('leave', (state) => rules.leave(state, GROUP))),
    trouble: async () => TROUBLE,
    noteTrouble: async () => {},
    ask: async () => {},
    answer: async () => {},
  };
}

function linesOver(call: Call, rules: Rules): QuarantineLines {
  return {
    look: () => call(freshLook),
    line: (_, atMost) =>
      call(
        read('read the line', ({ quarantine }) => [
          line(quarantine, GROUP, atMost),
          `${eventsInLine(quarantine).slice(0, atMost)}`,
        ]),
      ),
    lease: (_, lease) => call(change('lease', (state) => rules.lease(state, GROUP, lease))),
    unlease: async () => {
      await call(change('free', (state) => ({ answer: 'freed', state: rules.unlease(state, GROUP) })));
    },
    remove: (event) =>
      call({
        ...change(`remove ${numberOf(event)}`, (state) => rules.remove(state, event)),
        tellsTime: true,
      }),
    drop: (event, dropped) =>
      call(change(`drop ${Number(event.sequence)}`, (state) => rules.drop(state, event, dropped))),
    noteFailure: async () => {},
    leave: () => call(change('leave', (state) => rules.leave(state, GROUP))),
  };
}
