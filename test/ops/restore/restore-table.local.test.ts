import {
  TagResourceCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { DynamoDbLedger } from '../../../aws/dynamodb-ledger.ts';
import type { StageDescription } from '../../../core/stage/stage-description.ts';
import { checkTables } from '../../../ops/doctor/check-tables.ts';
import { restoreTable } from '../../../ops/restore/restore-table.ts';
import { type ConnectedServices, connectServices } from '../../../ops/stage/connect-services.ts';
import { createLedgerTable } from '../../support/create-tables.ts';
import { clientFor } from '../../support/dynoxide.ts';
import { stageOf } from '../stage-of.ts';
import { type EngineWithHistory, startEngineWithHistory } from './engine-with-history.ts';

const AT = new Date('2026-11-27T08:00:00.000Z');
const COPY = 'ledger-at-20261127T080000Z';
const ENTRY = {
  key: 'privy/main#msg_1',
  type: 'privy.user.created',
  groupId: 'privy/main#zoe',
  expiresAt: new Date('2027-03-01T00:00:00.000Z'),
};

let engine: EngineWithHistory;
let connected: ConnectedServices;
beforeEach(async () => {
  engine = await startEngineWithHistory();
  connected = connectServices({
    region: 'us-east-1',
    endpoints: { dynamodb: engine.withHistory },
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
});
afterEach(async () => {
  connected.close();
  await engine.stop();
});

function stage(description: Partial<StageDescription> = {}) {
  const made = stageOf(
    {},
    { stage: 'prod', pipelineName: 'Shop-prod', tables: { crm: { users: 'users' } }, ...description },
  );
  return { ...made, isLocal: false, services: { ...made.services, ...connected.services } };
}

/** A ledger as the stack makes it, in which an event is published. */
async function makeLedger(): Promise<void> {
  const client = clientFor(engine.withHistory);
  const TableName = await createLedgerTable(client, 'ledger');
  await client.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: true }));
  const TimeToLiveSpecification = { Enabled: true, AttributeName: 'expiresAt' };
  await client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
  const PointInTimeRecoverySpecification = { PointInTimeRecoveryEnabled: true };
  await client.send(new UpdateContinuousBackupsCommand({ TableName, PointInTimeRecoverySpecification }));
  const { arn = '' } = (await (await connected.services.tableStates()).state(TableName)) ?? {};
  const Tags = [{ Key: 'wallet-webhooks:pipeline', Value: 'Shop-prod' }];
  await client.send(new TagResourceCommand({ ResourceArn: arn, Tags }));
  await new DynamoDbLedger(client, TableName).markPublished(ENTRY, AT);
  client.destroy();
}

/** What doctor finds of the copy, once it is put in place. */
async function foundOfCopy(): Promise<readonly string[]> {
  const checks = await checkTables(stage({ ledgerTable: COPY, deletionProtection: true }));
  const begin = `the table ${COPY} `;
  return checks.flatMap(({ sentence }) =>
    sentence.startsWith(begin) ? [sentence.slice(begin.length).split(':')[0] ?? ''] : [],
  );
}

const restore = (changes: Partial<Parameters<typeof restoreTable>[1]> = {}, on = stage()) =>
  restoreTable(on, { part: 'ledger', at: AT, dryRun: false, ...changes });

describe('a table of a stage', () => {
  it('is restored step by step into one that the stage then uses, with all that a copy lacks', async () => {
    await makeLedger();
    const on = stage();

    expect(await restore({}, on)).toMatchObject({ step: 'begins', table: 'ledger', copy: COPY });
    expect(await restore({ dryRun: true }, on)).toMatchObject({
      step: 'lacking',
      lacks: ['time to live', 'point-in-time recovery', 'deletion protection', 'tags'],
    });
    expect(await foundOfCopy()).toEqual([
      'cannot be restored',
      'forgets nothing',
      'may be deleted by mistake',
    ]);
    await restore({}, on);
    expect(await foundOfCopy()).toEqual([]);
    expect(await restore({}, on)).toMatchObject({
      step: 'ready',
      lacks: [],
      setting: `ledgerTableName: '${COPY}' for the stage prod in pipeline.config.ts`,
    });
    expect(on.written).toEqual([
      {
        action: 'restore',
        subject: { part: 'ledger', table: 'ledger', copy: COPY, at: '2026-11-27T08:00:00.000Z' },
        counts: { tables: 1 },
      },
    ]);
    // What the pipeline's own code makes of the copy: the event is known, and a resend of it is not published again.
    expect(await new DynamoDbLedger(engine.client, COPY).claim(ENTRY, AT)).toBe('published');
  });

  it('stays as it is, and so does the copy, where it is only said what would be done', async () => {
    await makeLedger();

    expect(await restore({ dryRun: true })).toMatchObject({ step: 'begins', copy: COPY });
    expect(await restore({ dryRun: true })).toMatchObject({ step: 'begins' });
    await restore();
    await restore({ dryRun: true });
    expect(await restore({ dryRun: true })).toMatchObject({ step: 'lacking' });
  });

  it("may be a handler's own, which its manifest is told", async () => {
    await engine.createTable('users');

    expect(await restore({ part: 'crm.users', dryRun: true })).toMatchObject({
      table: 'users',
      setting: "existing: { 'prod': 'users-at-20261127T080000Z' } for the table users in the manifest of crm",
    });
  });

  it.each([
    [{ part: 'leger' }, 'no table "leger" in Shop-prod; nearest: ledger'],
    [{ at: new Date('2026-11-28T00:00:00.000Z') }, '--at 2026-11-28T00:00:00.000Z is not over yet'],
    [{ part: 'inbox' }, 'there is no table inbox any more'],
  ])('is refused with %j', async (changes, problem) => {
    await expect(restore(changes)).rejects.toThrow(problem);
  });

  it('has no history on this machine', async () => {
    await expect(restore({}, { ...stage(), isLocal: true })).rejects.toThrow(
      'tables on this machine cannot be restored; give a deployed --stage',
    );
  });
});
