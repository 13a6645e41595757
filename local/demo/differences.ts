import type { DeliveryFacts, SubscriberFact } from './delivery-facts.ts';
import type { Expectation, PlannedDelivery } from './planned-delivery.ts';

/** Where a delivery did not go as it must, one line per hop; none when all is well. */
export function differences(
  { expected }: PlannedDelivery,
  facts: DeliveryFacts,
  isWantedBy: (subscriber: string) => boolean,
): string[] {
  const { answer, webAcl, reachedIntake, ledger, onTopic, archive, subscribers, directory } = facts;
  const messages = expected.published ? 1 : 0;
  return [
    ...unless('answer', expected.status, answer.status),
    ...unless('web ACL', reachesIntake(expected) ? 'allow' : 'block', webAcl?.action ?? 'no decision'),
    ...unless('reached the intake', reachesIntake(expected), reachedIntake),
    ...(reachesIntake(expected) ? unless('outcome', expected.outcome, answer.outcome) : []),
    ...unless('reason', expected.reason, answer.reason),
    ...unless('ledger', expected.published ? 'published' : 'absent', ledger.state),
    ...unless('ledger changed', isNew(expected), ledger.changed),
    ...unless('messages on the topic', messages, onTopic),
    ...(archive === undefined ? [] : unless('copies in the archive', messages, archive.copies)),
    ...Object.entries(subscribers).flatMap(([name, fact]) =>
      subscriberDifferences(name, isWantedBy(name) ? messages : 0, fact),
    ),
    ...(directory === undefined
      ? []
      : unless('user in the directory is as of this event', isNew(expected), directory.upToDate)),
  ];
}

function isNew({ published, again }: Expectation): boolean {
  return published && !again;
}

function reachesIntake({ outcome }: Expectation): boolean {
  return outcome !== undefined;
}

function subscriberDifferences(name: string, messages: number, fact: SubscriberFact): string[] {
  return [
    ...unless(`messages in the queue of ${name}`, messages, fact.messages),
    ...(fact.handling === undefined ? [] : unless(`handler ${name}`, 'applied', fact.handling)),
  ];
}

function unless(what: string, expected: unknown, found: unknown): string[] {
  return expected === found ? [] : [`${what}: expected ${show(expected)}, found ${show(found)}`];
}

function show(value: unknown): string {
  return value === undefined ? 'none' : String(value);
}
