import type { MutatedFile } from '../mutant.ts';

const REDRIVE = [
  'test/core/dead-letters/redrive.local.test.ts',
  'test/core/dead-letters/redrive.property.test.ts',
];
const LOOK = ['test/core/dead-letters/look-through.local.test.ts'];
const CONTENT = ['test/core/dead-letters/letter-content.test.ts'];
const OPERATOR = ['test/ops/dead/redrive-dead-letters.local.test.ts'];

/** How dead letters are looked at and put back. */
export const deadLetters: readonly MutatedFile[] = [
  {
    file: 'core/dead-letters/redrive.ts',
    noticedBy: REDRIVE,
    mutants: [
      {
        breaks: 'A letter is taken out only when it is known to be in the queue.',
        text: 'round.filter(({ messageId }) => this.#sent.has(messageId))',
        becomes: 'round',
      },
      {
        breaks: 'A letter that is no longer in hand is not sent.',
        text: 'if (this.#held.isInHand(letter)) return true;',
        becomes: 'if (this.#held.isInHand(letter) || true) return true;',
      },
      {
        breaks: 'What stands behind a refused letter stays.',
        text: '    this.#blockedGroups.add(groupOf(letter));\n',
        becomes: '',
      },
      {
        breaks: 'What is left in hand is given back.',
        text: '      await this.#held.putBack();\n',
        becomes: '',
      },
      {
        breaks: 'No more is put back than was asked for.',
        text: '.slice(0, this.#room())',
        becomes: '',
      },
      {
        breaks: 'What is settled is not received for ever.',
        text: 'if (isIn) chosen.push(letter);\n      else this.#settled.add(letter.messageId);',
        becomes: 'chosen.push(letter);',
      },
    ],
  },
  {
    file: 'core/dead-letters/next-round.ts',
    noticedBy: REDRIVE,
    mutants: [
      {
        breaks: 'One call has one letter of a group.',
        text: 'group.slice(0, 1)',
        becomes: 'group',
      },
      {
        breaks: 'A call has ten letters at most.',
        text: 'round.length === MOST_AT_ONCE',
        becomes: 'false',
        survivesBecause: 'SQS gives out no more than ten at once.',
      },
    ],
  },
  {
    file: 'core/dead-letters/redrive-message.ts',
    noticedBy: [...REDRIVE, ...CONTENT],
    mutants: [
      {
        breaks: 'The deduplication id is the same whoever sends the letter.',
        text: '`redrive#${letter.messageId}`',
        becomes: '`redrive#${letter.receiptHandle}`',
      },
      {
        breaks: 'The deduplication id is the letter’s own.',
        text: '`redrive#${letter.messageId}`',
        becomes: '`redrive#${letter.body.slice(0, 20)}`',
      },
    ],
  },
  {
    file: 'core/dead-letters/held-letters.ts',
    noticedBy: [...REDRIVE, ...LOOK],
    mutants: [
      {
        breaks: 'A letter that is removed is not given back.',
        text: 'this.#held.delete(messageId);',
        becomes: '',
      },
      {
        breaks: 'There is time to spare before a letter comes out of hand.',
        text: '(hiddenSeconds - MARGIN_SECONDS)',
        becomes: 'hiddenSeconds',
      },
    ],
  },
  {
    file: 'core/dead-letters/look-through.ts',
    noticedBy: LOOK,
    mutants: [
      {
        breaks: 'A look ends before the first letters come again.',
        text: 'now().getTime() >= end || ',
        becomes: '',
      },
      {
        breaks: 'A look gives back what it has seen.',
        text: '    await held.putBack();\n',
        becomes: '',
      },
      {
        breaks: 'A look that was ended says that there may be more.',
        text: 'return { letters: all, wentThrough: false };',
        becomes: 'return { letters: all, wentThrough: true };',
      },
    ],
  },
  {
    file: 'core/dead-letters/letter-content.ts',
    noticedBy: CONTENT,
    mutants: [
      {
        breaks: 'What SNS has added is taken off.',
        text: '.filter(([name]) => !added.includes(name))',
        becomes: '',
      },
      {
        breaks: 'A notification is unwrapped.',
        text: 'notificationIn(body) ?? ',
        becomes: '',
      },
    ],
  },
  {
    file: 'ops/dead/redrive-dead-letters.ts',
    noticedBy: OPERATOR,
    mutants: [
      {
        breaks: 'Nobody who was forgotten is brought back.',
        text: ' && !(await choice.isForgotten(listedLetter(letter)))',
        becomes: '',
      },
      {
        breaks: 'Nothing is put back while somebody is being forgotten.',
        text: ' || plan.refused !== undefined',
        becomes: '',
      },
      {
        breaks: 'A dry run puts nothing back.',
        text: 'options.dryRun || ',
        becomes: '',
      },
      {
        breaks: 'There is a line in the account.',
        text: 'if (sent > 0) await account(stage, place, { sent, choice, reason });',
        becomes: '',
      },
    ],
  },
  {
    file: 'ops/dead/later-events.ts',
    noticedBy: OPERATOR,
    mutants: [
      {
        breaks: 'Only later events count.',
        text: 'event.received > received && ',
        becomes: '',
      },
      {
        breaks: 'Only events that the subscriber gets count.',
        text: ' && passes(event)',
        becomes: '',
      },
      {
        breaks: 'An attempt that failed is not handled.',
        text: ' && isDone(handling)',
        becomes: '',
      },
    ],
  },
];
