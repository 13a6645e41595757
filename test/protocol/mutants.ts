import { brokenDrains } from './broken-drains.ts';
import { brokenHandOvers } from './broken-hand-overs.ts';
import { type Protocol, protocol } from './program.ts';
import type { ScenarioName } from './scenarios.ts';

/** A protocol that is broken on purpose, where that shows, and what is said of it. */
export interface Mutant {
  readonly protocol: Protocol;
  readonly shows: ScenarioName;
  readonly as: RegExp;
  /** How many calls have to fail, or actors die, for it to show. */
  readonly faults: number;
}

/** Ways to get it wrong: each leaves out one step of the protocol. The model must catch every one. */
export const mutants: Readonly<Record<string, Mutant>> = {
  'marks before it publishes': {
    protocol: { ...protocol, handOver: brokenHandOvers.marksFirst },
    shows: 'two deliveries of one event and a drain',
    as: /event-1 was acknowledged and is neither on the topic nor parked/,
    faults: 1,
  },
  'deletes the claim when the publish fails': {
    protocol: { ...protocol, handOver: brokenHandOvers.deletesClaim },
    shows: 'three deliveries of one event',
    as: /event-1 was published twice/,
    faults: 2,
  },
  'answers 200 to a claim that is not published': {
    protocol: { ...protocol, handOver: brokenHandOvers.trustsClaim },
    shows: 'two deliveries of one event and a drain',
    as: /event-1 was acknowledged and is neither on the topic nor parked/,
    faults: 1,
  },
  'answers 200 when neither publishing nor parking worked': {
    protocol: { ...protocol, handOver: brokenHandOvers.neverRefuses },
    shows: 'two events after a failure and a drain, the flag open',
    as: /was acknowledged and is neither on the topic nor parked/,
    faults: 2,
  },
  'never marks': {
    protocol: { ...protocol, handOver: brokenHandOvers.neverMarks },
    shows: 'two deliveries of one event and a drain',
    as: /event-1 was published twice/,
    faults: 1,
  },
  'publishes past parked events of the same user': {
    protocol: { ...protocol, handOver: brokenHandOvers.ignoresFlag },
    shows: 'an event and a drain, one parked',
    as: /overtook event-0/,
    faults: 1,
  },
  'acknowledges a parked event before the looks from before are outlived': {
    protocol: { ...protocol, handOver: brokenHandOvers.doesNotWait },
    shows: 'two events and a drain, nothing parked',
    as: /event-\d overtook event-\d/,
    faults: 1,
  },
  'does not wait where it finds the flag open': {
    protocol: { ...protocol, handOver: brokenHandOvers.trustsOpenFlag },
    shows: 'two deliveries of one event and another event',
    as: /event-2 overtook event-1/,
    faults: 1,
  },
  'does not read the flag again after it parked': {
    protocol: { ...protocol, handOver: brokenHandOvers.goesByItsLook },
    shows: 'two events after a failure and a drain, the flag open',
    as: /event-\d overtook event-\d/,
    faults: 0,
  },
  'opens the flag before it parks': {
    protocol: { ...protocol, handOver: brokenHandOvers.raisesFirst },
    shows: 'two events after a failure and a drain, the flag open',
    as: /event-\d overtook event-\d/,
    faults: 0,
  },
  'acknowledges though the flag could not be opened': {
    protocol: { ...protocol, handOver: brokenHandOvers.acknowledgesUnraised },
    shows: 'two events after a failure and a drain, the flag open',
    as: /event-\d overtook event-\d/,
    faults: 1,
  },
  'takes a flag that is closing for clear': {
    protocol: { ...protocol, handOver: brokenHandOvers.readsClosingAsClear },
    shows: 'two events after a failure and a drain, the flag open',
    as: /event-\d overtook event-\d/,
    faults: 0,
  },
  'takes a flag that was never written for clear': {
    protocol: { ...protocol, handOver: brokenHandOvers.readsUnsetAsClear },
    shows: 'an event and a drain, one parked in the layout before',
    as: /event-1 overtook event-0/,
    faults: 1,
  },
  'publishes its own event before those in line': {
    protocol: { ...protocol, handOver: brokenHandOvers.publishesOwnFirst },
    shows: 'an event and a drain, one parked',
    as: /overtook event-0/,
    faults: 1,
  },
  'goes on past an event in line that could not be published': {
    protocol: { ...protocol, handOver: brokenHandOvers.skipsFailedHead },
    shows: 'an event and a drain, one parked',
    as: /overtook event-0/,
    faults: 1,
  },
  'helps with the first events of a long line only': {
    protocol: { ...protocol, handOver: brokenHandOvers.helpsWithPart },
    shows: 'an event and a drain, eleven parked',
    as: /event-1 overtook event-0/,
    faults: 1,
  },
  'leaves every line to the drain': {
    protocol: { ...protocol, handOver: brokenHandOvers.neverHelps },
    shows: 'an event and a drain, one parked',
    as: /while the topic is well the next delivery is parked/,
    faults: 1,
  },
  'publishes parked events without asking the ledger': {
    protocol: { ...protocol, drain: brokenDrains.doesNotAskLedger },
    shows: 'an event and a drain, one parked',
    as: /event-0 was published twice/,
    faults: 1,
  },
  'takes events out of their line before it publishes them': {
    protocol: { ...protocol, drain: brokenDrains.leavesFirst },
    shows: 'an event and a drain, one parked',
    as: /event-\d was acknowledged and is neither on the topic nor parked/,
    faults: 1,
  },
  'clears the flag at once': {
    protocol: { ...protocol, drain: brokenDrains.clearsAtOnce },
    shows: 'two events after a failure and a drain, the flag open',
    as: /event-\d overtook event-\d/,
    faults: 0,
  },
  'does not announce that it clears the flag': {
    protocol: { ...protocol, drain: brokenDrains.doesNotAnnounce },
    shows: 'two events after a failure and a drain, the flag open',
    as: /event-\d overtook event-\d/,
    faults: 0,
  },
  'clears the flag without waiting for the index': {
    protocol: { ...protocol, drain: brokenDrains.doesNotWaitForIndex },
    shows: 'two events after a failure and a drain, the flag open',
    as: /event-\d overtook event-\d/,
    faults: 0,
  },
  'clears the flag without listing again': {
    protocol: { ...protocol, drain: brokenDrains.doesNotListAgain },
    shows: 'two events after a failure and a drain, the flag open',
    as: /event-\d overtook event-\d/,
    faults: 0,
  },
  'clears the flag in any epoch': {
    protocol: { ...protocol, drain: brokenDrains.clearsAnyEpoch },
    shows: 'two events after a failure and a drain, the flag open',
    as: /event-\d overtook event-\d/,
    faults: 0,
  },
  'never clears the flag': {
    protocol: { ...protocol, drain: brokenDrains.neverClears },
    shows: 'an event and a drain, one parked',
    as: /the flag is still closing after a drain without faults/,
    faults: 1,
  },
  'clears the flag without adopting what was parked before': {
    protocol: { ...protocol, drain: brokenDrains.doesNotAdopt },
    shows: 'an event and a drain, one parked in the layout before',
    as: /event-1 overtook event-0|never published/,
    faults: 1,
  },
};
