import * as rules from '../support/quarantine-rules.ts';
import {
  acknowledgingAtOnce,
  acknowledgingBatch,
  goingOn,
  releasePastFailures,
  removeFirst,
} from './broken-batches.ts';
import { goingByOneMark, withoutMark } from './broken-forgetting.ts';
import {
  dropUnchecked,
  joinAnEmptyGate,
  joinAnyGate,
  leaveUnchecked,
  openFromBefore,
  removeUnchecked,
} from './broken-rules.ts';
import { type Protocol, protocol } from './programs.ts';
import type { ScenarioName } from './scenarios.ts';

/** A protocol that is broken on purpose. */
export interface Broken {
  readonly protocol: Protocol;
  /** The scenario that shows it, and as what. */
  readonly shows: ScenarioName;
  readonly as: RegExp;
}

function withRules(broken: Partial<Protocol['rules']>): Protocol {
  return { ...protocol, rules: { ...rules, ...broken } };
}

/**
 * What the model notices. It shows no need for the lease, which spares handling twice, nor for the two seconds until an event
 * comes again that opened a gate, which spare a receive; of the two conditions that nothing joins an empty gate and that only
 * an empty gate is taken away, either is enough. That a join names the gate that it saw matters where a gate is opened
 * again, which none of the scenarios do in time.
 */
export const broken: Readonly<Record<string, Broken>> = {
  'acknowledges an event when it gives up on it': {
    protocol: { ...protocol, handleBatch: acknowledgingBatch },
    shows: 'two invocations, two messages',
    as: /^2 was handled before 1/,
  },
  'acknowledges an event in line at once': {
    protocol: { ...protocol, attempt: acknowledgingAtOnce },
    shows: 'three invocations, two messages',
    as: /^2 was handled before 1/,
  },
  'goes by the age of a gate that was slow to open': {
    protocol: withRules({ open: openFromBefore }),
    shows: 'three invocations, two messages',
    as: /^2 was handled before 1/,
  },
  'lets an event join without a gate': {
    protocol: withRules({ join: joinAnyGate }),
    shows: 'an invocation and a release, one kept',
    as: /^events stand in line without a gate/,
  },
  'lets an event join an empty gate, and takes away one that is not empty': {
    protocol: withRules({ join: joinAnEmptyGate, leave: leaveUnchecked }),
    shows: 'an invocation and a release, one kept',
    as: /^events stand in line without a gate/,
  },
  'has an event join an empty gate instead of leaving': {
    protocol: { ...withRules({ join: joinAnEmptyGate }), seesEmptyGates: false },
    shows: 'an invocation and a release, one kept',
    as: /^an empty gate does not go/,
  },
  'goes on with the group of an event that it gives up on': {
    protocol: { ...protocol, handleBatch: goingOn },
    shows: 'two invocations, two messages',
    as: /^2 was handled before 1/,
  },
  'releases past an event that fails': {
    protocol: { ...protocol, release: releasePastFailures },
    shows: 'an invocation and a release, one kept',
    as: /^2 was handled before 1/,
  },
  'removes an event before it is handled': {
    protocol: { ...protocol, release: removeFirst },
    shows: 'an invocation and a release, one kept',
    as: /^1 is lost/,
  },
  'counts an event out that is gone': {
    protocol: withRules({ remove: removeUnchecked, drop: dropUnchecked }),
    shows: 'an invocation and two releases, one kept',
    as: /^the gate counts -1 events, not 0/,
  },
  'forgets a user without waiting for its mark': {
    protocol: { ...protocol, emptyQueue: withoutMark },
    shows: 'an invocation and a forgetting, one message',
    as: /^1 is left although the user is forgotten/,
  },
  'forgets a user by a mark that came with an event, which may come again': {
    protocol: { ...protocol, emptyQueue: goingByOneMark },
    shows: 'an invocation and a forgetting, its mark on the way',
    as: /^1 is left although the user is forgotten/,
  },
};
