import type { MutatedFile } from '../mutant.ts';

const FOLDER = 'test/lambda/handlers/user-directory';
const MODEL = [`${FOLDER}/directory-model.property.test.ts`];

/** What makes the directory the same in whatever order events come. */
export const userDirectory: readonly MutatedFile[] = [
  {
    file: 'lambda/handlers/user-directory/said-set.ts',
    noticedBy: [...MODEL, `${FOLDER}/said-set.test.ts`],
    mutants: [
      {
        breaks: 'What is older than the newest list says nothing.',
        text: '  if (set.listed !== undefined && said <= set.listed) return set;\n',
        becomes: '',
      },
      {
        breaks: 'A list takes away what it does not name and what was said before it.',
        text: 'if (said < listed || said < ',
        becomes: 'if (said < ',
      },
      {
        breaks: 'What was said later of a member counts.',
        text: " || said < (newest.get(hash) ?? '')) return false;",
        becomes: ') return false;',
      },
      {
        breaks: 'What was taken away later is gone.',
        text: "if (said < (gone.get(hash) ?? '') || ",
        becomes: 'if (',
      },
      {
        breaks: 'A type that was taken away later is gone.',
        text: " || said < (goneTypes.get(type) ?? '')) return false;",
        becomes: ') return false;',
      },
      {
        breaks: 'What is gained with the loss of its type stays.',
        text: "|| said < (goneTypes.get(type) ?? '')",
        becomes: "|| said <= (goneTypes.get(type) ?? '')",
      },
      {
        breaks: 'A change that is heard again adds no second member.',
        text: '    return !isRepeated;',
        becomes: '    return true;',
      },
      {
        breaks: 'A list may have two members that look alike.',
        text: 'said !== listed && changed.has(hash)',
        becomes: 'changed.has(hash)',
      },
      {
        breaks: 'The later of two losses is kept.',
        text: "if (said > (higher.get(name) ?? '')) higher.set(name, said);",
        becomes: 'higher.set(name, said);',
      },
      {
        breaks: 'Losses before the newest list are forgotten.',
        text: '.filter(([, said]) => said > listed)',
        becomes: '',
      },
      {
        breaks: 'Not more than so many losses are kept, and those are the newest.',
        text: '    .toSorted(([one, a], [other, b]) => compare(b, a) || compare(one, other));',
        becomes: '    .toSorted(([one, a], [other, b]) => compare(a, b) || compare(one, other));',
      },
      {
        breaks: 'Members stand in the order in which they were said.',
        text: '.toSorted((a, b) => compare(a.said, b.said))',
        becomes: '',
      },
    ],
  },
  {
    file: 'lambda/handlers/user-directory/merge-user.ts',
    noticedBy: MODEL,
    mutants: [
      {
        breaks: 'Nothing brings a deleted user back.',
        text: '  if (state?.deleted === true) return state;\n',
        becomes: '',
      },
      {
        breaks: 'The newest deletion is the one that is kept.',
        text: 'state?.deleted === true ? newer(state.last, event) : event',
        becomes: 'event',
      },
      {
        breaks: 'The newest event is the last.',
        text: 'const last = newer(known.last, event);',
        becomes: 'const last = event;',
      },
      {
        breaks: 'The latest time that a user was seen is kept.',
        text: 'later(state.seen, delta.seen && said)',
        becomes: 'delta.seen ? said : state.seen',
      },
      {
        breaks: 'The latest word on the check of an identity is kept.',
        text: 'text === undefined || (known !== undefined && known.said > said)',
        becomes: 'text === undefined',
      },
      {
        breaks: 'The latest export of a wallet is kept.',
        text: 'later(known?.exported, event.exported && said)',
        becomes: 'event.exported ? said : known?.exported',
      },
      {
        breaks: 'A list of second factors is one of all.',
        text: '{ mfa: { all: mfa } }',
        becomes: '{ mfa: { gained: mfa } }',
      },
      {
        breaks: 'A list without second factors says nothing of them.',
        text: 'mfa === undefined ? {} : { mfa: { all: mfa } }',
        becomes: '{ mfa: { all: mfa ?? [] } }',
      },
    ],
  },
  {
    file: 'lambda/handlers/user-directory/stamp-of.ts',
    noticedBy: MODEL,
    mutants: [
      {
        breaks: 'A time that is not the provider’s counts as the time of arrival.',
        text: 'time: isTold ? time : receivedtime',
        becomes: 'time',
      },
      {
        breaks: 'Of two events of one time the later arrival is the later.',
        text: 'arrival(receivedtime) + tieDigest(id)',
        becomes: 'tieDigest(id)',
      },
      {
        breaks: 'Two events with all times alike have an order.',
        text: 'arrival(receivedtime) + tieDigest(id)',
        becomes: 'arrival(receivedtime)',
      },
    ],
  },
  {
    file: 'lambda/handlers/user-directory/user-of-item.ts',
    noticedBy: [...MODEL, `${FOLDER}/merge-into-directory.test.ts`],
    mutants: [
      {
        breaks: 'An item remembers the stamps of what was taken away.',
        text: 'gone: stampsOf(item.gone),',
        becomes: 'gone: new Map(),',
      },
      {
        breaks: 'An item remembers the types that were taken away.',
        text: 'goneTypes: stampsOf(item.goneTypes),',
        becomes: 'goneTypes: new Map(),',
      },
      {
        breaks: 'An item remembers what happened to wallets that the user does not have.',
        text: 'new Map([...wallets, ...others])',
        becomes: 'new Map(wallets)',
      },
      {
        breaks: 'An item of an earlier version is a list of everything.',
        text: 'item.format === DIRECTORY_FORMAT ? item.listed : last.said',
        becomes: 'item.listed',
      },
      {
        breaks: 'An item of an earlier version has no rows yet.',
        text: "return item['format'] === DIRECTORY_FORMAT;",
        becomes: 'return true;',
      },
    ],
  },
  {
    file: 'lambda/handlers/user-directory/look-ups-of.ts',
    noticedBy: [...MODEL, `${FOLDER}/merge-into-directory.test.ts`],
    mutants: [
      {
        breaks: 'A row goes with what it was made of.',
        text: '      .filter((key) => !after.includes(key))\n',
        becomes: '      .filter(() => false)\n',
      },
      {
        breaks: 'A row that stays is not written again.',
        text: '      .filter((key) => !before.includes(key))\n',
        becomes: '',
      },
      {
        breaks: 'A deleted user is found by nothing.',
        text: 'state === undefined || state.deleted',
        becomes: 'state === undefined || !state',
      },
      {
        breaks: 'A transaction holds all rows that can change.',
        text: '.slice(0, MOST_LOOK_UPS)',
        becomes: '',
      },
      {
        breaks: 'A text that is too long for a key is no row.',
        text: '.filter((key) => key.length <= LONGEST_KEY)',
        becomes: '',
      },
      {
        breaks: 'A user has no row twice.',
        text: '[...new Set(keys)]',
        becomes: 'keys',
      },
    ],
  },
  {
    file: 'core/directory/comparable.ts',
    noticedBy: ['test/core/directory/comparable.test.ts'],
    mutants: [
      {
        breaks: 'Case is part of an address that is not hexadecimal.',
        text: '/^0x/i.test(address) ? address.toLowerCase() : address',
        becomes: 'address.toLowerCase()',
      },
      {
        breaks: 'Case is no part of a hexadecimal address.',
        text: '? address.toLowerCase() : address',
        becomes: '? address : address',
      },
      { breaks: 'Spaces are no part of an e-mail address.', text: 'address.trim()', becomes: 'address' },
      {
        breaks: 'A number without its country could be anybody’s.',
        text: 'return E164.test(digits) ? digits : undefined;',
        becomes: 'return digits;',
      },
    ],
  },
];
