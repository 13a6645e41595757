import { examineStage } from '../../../ops/doctor/examine-stage.ts';
import { doctorsStage, type Found } from './doctors-stage.ts';

const LOOKING = { version: '1.2.0', fetch: async () => Response.json({}, { status: 503 }) };
const QUEUE = 'https://sqs.eu-west-1.amazonaws.com/111122223333/Shop-prod-Old-1.fifo';

async function found(name: string, stage: Found) {
  const { checks } = await examineStage(doctorsStage(stage), LOOKING);
  return checks.filter((check) => check.name === name).map(({ state, sentence }) => ({ state, sentence }));
}

describe('what a stage left behind', () => {
  it('is a queue in which events wait, for 14 days: something is to be done', async () => {
    expect(await found('left behind', { leftBehind: { queues: [QUEUE] }, waiting: { [QUEUE]: 3 } })).toEqual([
      {
        state: 'wrong',
        sentence:
          'the queue Shop-prod-Old-1.fifo is no part of the stage any more, and 3 messages wait in it, each for 14 days: bring ' +
          'their events to whoever is to have them with a replay from the archive, then delete it with aws sqs delete-queue ' +
          `--queue-url ${QUEUE}`,
      },
    ]);
  });

  it('is what nobody but its owner can tell the use of: an empty queue, a table, a secret, a bucket', async () => {
    const leftBehind = {
      queues: [QUEUE],
      tables: ['Shop-prod-Old-2'],
      secrets: ['arn:old'],
      buckets: ['old'],
    };

    const checks = await found('left behind', { leftBehind });

    expect(checks.map(({ state }) => state)).toEqual(['unknown', 'unknown', 'unknown', 'unknown']);
    expect(checks.map(({ sentence }) => sentence.split(' is no part')[0])).toEqual([
      'the queue Shop-prod-Old-1.fifo',
      'the table Shop-prod-Old-2',
      'the secret arn:old',
      'the bucket old',
    ]);
  });

  it('is no table that the stage was given, such as a restored one, though its stack has not made it', async () => {
    const given = { description: { ledgerTable: 'Shop-prod-Ledger-restored' } };

    expect(
      await found('left behind', { ...given, leftBehind: { tables: ['Shop-prod-Ledger-restored'] } }),
    ).toEqual([
      // What the doctor's stage had before it was given the other one.
      { state: 'unknown', sentence: expect.stringContaining('the table ledger is no part') },
    ]);
  });
});

describe('a table of a stage', () => {
  it('must be restorable, forget what it is to forget, and refuse to be deleted', async () => {
    const restored = { pointInTimeRecovery: false, timeToLive: '', refusesDeletion: false };

    expect(await found('tables', { tables: { ledger: restored } })).toEqual([
      {
        state: 'wrong',
        sentence:
          'the table ledger cannot be restored: aws dynamodb update-continuous-backups --table-name ledger ' +
          '--point-in-time-recovery-specification PointInTimeRecoveryEnabled=true',
      },
      {
        state: 'wrong',
        sentence:
          'the table ledger forgets nothing: aws dynamodb update-time-to-live --table-name ledger ' +
          '--time-to-live-specification Enabled=true,AttributeName=expiresAt',
      },
      {
        state: 'wrong',
        sentence:
          'the table ledger may be deleted by mistake: aws dynamodb update-table --table-name ledger --deletion-protection-enabled',
      },
    ]);
  });

  it('need not refuse to be deleted in a stage that is not protected, nor where it is not known', async () => {
    const tables = { inbox: { refusesDeletion: false } };

    for (const deletionProtection of [false, undefined]) {
      const description = { deletionProtection } as Found['description'] & object;
      expect(await found('tables', { tables, description })).toMatchObject([{ state: 'fine' }]);
    }
  });

  it('must be there', async () => {
    expect(await found('tables', { tables: { quarantine: undefined } })).toEqual([
      { state: 'wrong', sentence: 'there is no table quarantine: restore it, see docs/restoring.md' },
    ]);
  });
});
