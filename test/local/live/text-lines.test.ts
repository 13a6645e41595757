import type { Layout } from '../../../local/live/line-layout.ts';
import type {
  CrashFact,
  DeadLetterFact,
  DeliveryFact,
  HandlingFact,
  LiveFact,
} from '../../../local/live/live-fact.ts';
import { textLines } from '../../../local/live/text-lines.ts';
import { createPaint } from '../../../local/terminal/paint.ts';

const AT = new Date(2026, 10, 26, 19, 31, 2);

function layout(columns: number, colours = false): Layout {
  return { columns, nameWidth: 14, paint: createPaint(colours), workingDirectory: '/app' };
}

const PRIVY = { eventId: 'msg_3MRFiVBysCCDM0abSOrSeRNin2V', eventType: 'privy.user.linked_account' };
const DYNAMIC = {
  eventId: '5cedde30-b199-40d6-8c36-7d5b262fff10:user.updated',
  eventType: 'dynamic.user.updated',
};

const accepted: DeliveryFact = {
  kind: 'delivery',
  at: AT,
  source: 'privy/main',
  request: 'POST /webhooks/privy/main',
  status: 200,
  outcome: 'accepted',
  milliseconds: 34,
  ...PRIVY,
};

const applied: HandlingFact = {
  kind: 'handling',
  at: AT,
  handler: 'user-directory',
  outcome: 'applied',
  attempt: 1,
  attempts: 6,
  milliseconds: 1234,
  logFile: '/app/.local/logs/user-directory.log',
  ...DYNAMIC,
};

const failed: HandlingFact = {
  ...applied,
  outcome: 'failed',
  attempt: 2,
  comesAgainSeconds: 5,
  thrown: {
    name: 'CrmError (crm-busy)',
    message:
      'the CRM answered 500 for ada@example.test, and said that it has no time for contacts before noon',
    frames: [
      'at post (/app/node_modules/crm/index.js:9:9)',
      'at callCrm (/app/handlers/crm/handle.ts:5:9)',
      'at async Object.handle (file:///app/handlers/crm/handle.ts:9:43)',
      'at async Promise.all (index 0)',
    ],
  },
};

const crashed: CrashFact = {
  kind: 'crash',
  at: AT,
  functionName: 'user-directory',
  errorType: 'Sandbox.Timedout',
  message: 'Task timed out after 3.00 seconds',
  events: [PRIVY, DYNAMIC],
  comesAgainSeconds: 180,
  logFile: '/app/.local/logs/user-directory.log',
};

const deadLetter: DeadLetterFact = {
  kind: 'dead-letter',
  at: AT,
  subscriber: 'user-directory',
  tries: 6,
  ...PRIVY,
};

const at = (columns: number) => (fact: LiveFact) => textLines(fact, layout(columns));

describe('the lines for people', () => {
  it('stand in columns that fit into 80 characters, ids by their ends', () => {
    expect([accepted, applied, { ...applied, ...PRIVY, attempt: 3 }].flatMap(at(80))).toEqual([
      '19:31:02 → privy/main      200 accepted   user.linked_account  …eRNin2V    34 ms',
      '19:31:02   user-directory  applied        user.updated         …62fff10  1234 ms',
      '19:31:02   user-directory  applied        user.linked…  …eRNin2V  try 3  1234 ms',
    ]);
  });

  it('hold whole types and ids in 120 characters', () => {
    expect([accepted, applied].flatMap(at(120))).toEqual([
      '19:31:02 → privy/main      200 accepted   privy.user.linked_account        msg_3MRFiVBysCCDM0abSOrSeRNin2V         34 ms',
      '19:31:02   user-directory  applied        dynamic.user.updated             5cedde30-b199-40d6-8c36-7d5b262fff10  1234 ms',
    ]);
  });

  it.each([
    [
      { ...accepted, status: 401, outcome: 'rejected', reason: 'mismatch', eventId: undefined },
      '19:31:02 → privy/main      401 rejected   mismatch                         34 ms',
    ],
    [
      {
        ...accepted,
        source: undefined,
        request: 'GET /x',
        status: 404,
        outcome: undefined,
        eventId: undefined,
      },
      '19:31:02 → no source       404            GET /x                           34 ms',
    ],
  ])('say why a delivery was refused: %#', (fact, line) => {
    expect(textLines(fact, layout(80))).toEqual([line]);
  });

  it('say of a failure what was thrown, where in the sources, when the event comes again, and where the log is', () => {
    expect(textLines(failed, layout(80))).toEqual([
      '19:31:02 ✗ user-directory  failed         user.updated  …62fff10  try 2  1234 ms',
      '           CrmError (crm-busy): the CRM answered 500 for ada@example.test, and',
      '           said that it has no time for contacts before noon',
      '           at handlers/crm/handle.ts:5:9 (callCrm)',
      '           at handlers/crm/handle.ts:9:43 (handle)',
      '           try 2 of 6: comes again in 5 s',
      '           log: .local/logs/user-directory.log',
    ]);
  });

  it('say the same failure again in one line below its own', () => {
    expect(textLines(failed, layout(80), true)).toEqual([
      '19:31:02 ✗ user-directory  failed         user.updated  …62fff10  try 2  1234 ms',
      '           CrmError (crm-busy), as before; try 2 of 6: comes again in 5 s',
    ]);
  });

  it('say of an event that is given up on that it is in quarantine, and how to release it', () => {
    const gaveUp = { ...failed, attempt: 6, step: 'give-up', group: 'privy/main#did:privy:ada' };

    for (const repeats of [false, true]) {
      expect(textLines(gaveUp, layout(80), repeats).join('\n')).toContain(
        [
          '           given up on after 6 tries: in quarantine, with the later events of',
          '           its user',
          '           look at it:  npx wallet-webhooks quarantine list user-directory',
          '           release it:  npx wallet-webhooks quarantine release user-directory privy/main#did:privy:ada',
        ].join('\n'),
      );
    }
    expect(textLines(gaveUp, layout(80)).join()).not.toContain('comes again');
  });

  it('say of an event that was released what became of it', () => {
    const again = { ...failed, attempt: 3, released: true, comesAgainSeconds: undefined };
    const lines = [{ ...applied, released: true }, again].flatMap(at(80));

    expect(lines[0]).toBe('19:31:02   user-directory  applied        user.upd…  …62fff10  released  1234 ms');
    expect(lines[1]).toContain('released  try 3  1234 ms');
    expect(lines).toContain('           released, and failed again: it stays in quarantine');
  });

  it('name no place inside of Node', () => {
    const frames = ['at dispatch (node:internal/event_target:848:20)'];
    const inNode = { name: 'OutOfTimeError', message: 'over', frames };

    expect(textLines({ ...failed, thrown: inNode }, layout(80)).join()).not.toContain('node:');
  });

  it('quote a group that a shell would not take as it is', () => {
    const gaveUp = { ...failed, step: 'give-up', group: "privy/main#o'ada & co" };

    expect(textLines(gaveUp, layout(80)).at(-2)).toContain(
      " quarantine release user-directory 'privy/main#o'\\''ada & co'",
    );
  });

  it.each([
    ['outage', 'try 9, the handler has succeeded for nobody else since: comes again in 5 s'],
    ['full', 'try 9, too many users are in quarantine: comes again in 5 s'],
    ['retry', 'try 9: comes again in 5 s'],
  ])('say why an event is tried on that has failed too often: %s', (step, words) => {
    const lines = textLines({ ...failed, attempt: 9, step }, layout(120));

    expect(lines).toContain(`           ${words}`);
  });

  it('say of an event behind one that was given up on that it is in quarantine, too', () => {
    const { thrown: _thrown, ...behind } = { ...failed, outcome: 'quarantined', attempt: 1 };

    expect(textLines(behind, layout(80))).toEqual([
      '19:31:02 ✗ user-directory  quarantined    user.updated         …62fff10  1234 ms',
      '           in quarantine, behind an event that was given up on',
      '           log: .local/logs/user-directory.log',
    ]);
  });

  it('say of a function that died what it had in hand', () => {
    expect(textLines(crashed, layout(80))).toEqual([
      '19:31:02 ✗ user-directory  crashed        user.linked_acc…  …eRNin2V  and 1 more',
      '           Sandbox.Timedout: Task timed out after 3.00 seconds',
      '           2 events come again in 3 min',
      '           log: .local/logs/user-directory.log',
    ]);
  });

  it('say of a dead letter how to look at it and how to put it back', () => {
    expect(textLines(deadLetter, layout(80))).toEqual([
      '19:31:02 ✗ user-directory  dead letter    user.linked_…  …eRNin2V  after 6 tries',
      '           look at it:   npx wallet-webhooks dead list user-directory',
      '           put it back:  npx wallet-webhooks dead redrive user-directory',
    ]);
  });

  it('cut a message that quotes a whole payload', () => {
    const thrown = { name: 'Error', message: 'word '.repeat(400), frames: [] };
    const lines = textLines({ ...failed, thrown }, layout(80));

    expect(lines).toHaveLength(10);
    expect(lines[7]).toBe('           …');
  });

  it('are red where they tell of a failure and colours are on, and as wide as without', () => {
    const [line = '', reason = ''] = textLines(failed, layout(80, true));

    expect(reason).toBe(
      '\u001b[31m           CrmError (crm-busy): the CRM answered 500 for ada@example.test, and\u001b[39m',
    );
    expect(line).toContain('\u001b[31mfailed       \u001b[39m');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes begin with one.
    expect(line.replaceAll(/\u001b\[\d+m/g, '')).toBe(textLines(failed, layout(80))[0]);
  });

  it.each([80, 100, 120, 200])('are never wider than %i columns', (columns) => {
    const lines = [accepted, applied, failed, crashed, deadLetter].flatMap(at(columns));

    expect(lines.filter((line) => line.length > columns)).toEqual([]);
  });
});
