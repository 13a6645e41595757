import type { MutatedFile } from '../mutant.ts';

const MERGES = ['test/core/inbox/merge-items.test.ts', 'test/core/inbox/merge-items.property.test.ts'];
const NEWEST = ['test/core/inbox/apply-if-newer.test.ts'];

/** What makes single writes safe to repeat, and in any order. */
export const effects: readonly MutatedFile[] = [
  {
    file: 'core/inbox/merge-items.ts',
    noticedBy: MERGES,
    mutants: [
      {
        breaks: 'An item is written where it is still the one that was read.',
        text: '    condition: unchangedSince(stored, key),\n',
        becomes: '',
      },
      {
        breaks: 'A change is made again of what somebody else made of the item.',
        text: 'return (await putItem(first)).written;',
        becomes: 'return (await putItem(first)).written || true;',
      },
      {
        breaks: 'So it is where it was a transaction.',
        text: 'return (await transactions.commit(writes)).committed;',
        becomes: 'return (await transactions.commit(writes)).committed || true;',
      },
      {
        breaks: 'A single change is no transaction.',
        text: "writes.length === 1 && first?.kind === 'put'",
        becomes: "writes.length === 0 && first?.kind === 'put'",
      },
      {
        breaks: 'What changes nothing is not written.',
        text: '  if (before !== undefined && sameItem(wellFormed(after).value, before)) return [];\n',
        becomes: '',
      },
      {
        breaks: 'A text that had to be changed is known again.',
        text: 'sameItem(wellFormed(after).value, before)',
        becomes: 'sameItem(after, before)',
      },
      {
        breaks: 'What belongs to a change is made with it.',
        text: '[put, ...(merged.writes ?? [])]',
        becomes: '[put]',
      },
      {
        breaks: 'An item that others keep changing is given up.',
        text: 'attempt <= ATTEMPTS',
        becomes: 'attempt <= 50',
      },
      {
        breaks: 'An author cannot move an item to another key.',
        text: '{ ...withoutRevision(merged.item), ...key }',
        becomes: '{ ...key, ...withoutRevision(merged.item) }',
      },
      {
        breaks: 'A repeated event is called a duplicate.',
        text: 'const isOwn = stored.some(',
        becomes: 'const isOwn = stored.every(',
      },
    ],
  },
  {
    file: 'core/inbox/revision.ts',
    noticedBy: MERGES,
    mutants: [
      {
        breaks: 'Each change has a revision of its own.',
        text: 'return `${count + 1}#${eventId}`;',
        becomes: 'return `${count}#${eventId}`;',
      },
      {
        breaks: 'An item in the place of a deleted one is another.',
        text: 'return `${count + 1}#${eventId}`;',
        becomes: 'return `${count + 1}#${eventId.slice(eventId.length)}`;',
      },
      {
        breaks: 'An item that appears where none was read is not overwritten.',
        text: 'absent(stored === undefined ? anyOfTheKey : REVISION_ATTRIBUTE)',
        becomes: 'absent(REVISION_ATTRIBUTE)',
      },
      {
        breaks: 'What is merged is without the revision.',
        text: '  return rest;\n',
        becomes: '  return item;\n',
      },
    ],
  },
  {
    file: 'core/inbox/recency.ts',
    noticedBy: NEWEST,
    mutants: [
      {
        breaks: 'A state whose time nobody told never replaces one that has a time.',
        text: "return allOf(absent('lastEventTime'), receivedBefore);",
        becomes: 'return receivedBefore;',
      },
      {
        breaks: 'Of one time, the later received comes after.',
        text: "beforeIn('lastReceivedTime', receivedtime, lessThan('lastEventId', id))",
        becomes: "lessThan('lastEventId', id)",
      },
      {
        breaks: 'Two events of one time and one arrival have an order.',
        text: "beforeIn('lastReceivedTime', receivedtime, lessThan('lastEventId', id))",
        becomes: "anyOf(absent('lastReceivedTime'), lessThan('lastReceivedTime', receivedtime))",
      },
      {
        breaks: 'A repeated event does not replace another of its time.',
        text: "beforeIn('lastReceivedTime', receivedtime, lessThan('lastEventId', id))",
        becomes: "absent('lastEventId')",
      },
      {
        breaks: 'Each state is stored with its arrival.',
        text: ', lastReceivedTime: event.receivedtime, ...replay }',
        becomes: ', ...replay }',
      },
      {
        breaks: 'A repeated event is told from one that is too late.',
        text: "return stored?.['lastEventId'] === id;",
        becomes: "return stored?.['lastEventId'] !== id;",
      },
    ],
  },
  {
    file: 'aws/item-writer.ts',
    noticedBy: ['test/aws/item-writer.test.ts'],
    mutants: [
      {
        breaks: 'A put that meets a transaction is tried again.',
        text: '!(error instanceof TransactionConflictException)',
        becomes: 'error instanceof TransactionConflictException',
      },
      {
        breaks: 'It is not tried for ever.',
        text: 'attempt === CONTENTION_ATTEMPTS || ',
        becomes: 'attempt === 40 || ',
      },
    ],
  },
  {
    file: 'lambda/handler-kit/item-effects.ts',
    noticedBy: ['test/lambda/handler-kit/item-effects.test.ts'],
    mutants: [
      {
        breaks: 'An event has one effect.',
        text: '    taken = effect;\n',
        becomes: '',
      },
      {
        breaks: 'It is said that texts were changed.',
        text: '      if (texts > 0) onMended(texts);\n',
        becomes: '',
      },
    ],
  },
  {
    file: 'lambda/handler-kit/declared-store.ts',
    noticedBy: ['test/lambda/handler-kit/declared-store.test.ts'],
    mutants: [
      {
        breaks: 'A merge reads only what the manifest declares.',
        text: 'declaredReads(readItem, declared)',
        becomes: 'readItem',
      },
      {
        breaks: 'A single put goes only where the manifest declares it.',
        text: 'declaredPuts(putItem, declared)',
        becomes: 'putItem',
      },
      {
        breaks: 'So do the writes that belong to a change.',
        text: 'declaredWrites(transactions, declared)',
        becomes: 'transactions',
      },
    ],
  },
];
