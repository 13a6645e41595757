import type { Handle } from '../../../core/handling/handler.ts';
import { createInbox } from '../../../core/inbox/inbox.ts';
import { createBatchHandler } from '../../../lambda/handler-kit/batch-handler.ts';
import { handlerTelemetry } from '../../../lambda/handler-kit/handler-report.ts';
import { captureOutput, jsonLines } from '../../planted/captured-output.ts';
import { envelope } from '../../support/envelopes.ts';
import { MemoryTransactions } from '../../support/memory-transactions.ts';
import { sqsRecord } from '../../support/sqs-events.ts';

const NOW = new Date('2026-11-22T10:00:05.000Z');

const byType: Handle<never> = async ({ type }) => {
  if (type === 'privy.poison') throw new TypeError('planted');
  return type === 'privy.wallet.archived' ? 'ignored' : 'applied';
};

/** All that a sandbox writes while it handles these batches of events, given by user and type. */
async function written(...batches: readonly (readonly [user: string, type: string])[][]): Promise<string> {
  const output = captureOutput();
  try {
    const now = () => NOW;
    const handler = createBatchHandler({
      handle: byType,
      inbox: createInbox({
        transactions: new MemoryTransactions(),
        table: 'inbox',
        handler: 'user-directory',
        retentionDays: 100,
        now,
      }),
      tables: {},
      telemetry: handlerTelemetry('user-directory'),
      now,
    });
    for (const batch of batches)
      await handler({ Records: batch.map(recordOf) }, { getRemainingTimeInMillis: () => 30_000 });
    return output.text();
  } finally {
    output.restore();
  }
}

function recordOf([groupId, type]: readonly [string, string], index: number) {
  const body = JSON.stringify(
    envelope({ id: 'msg_3MRFiVBysCCDM0abSOrSeRNin2V', type, partitionkey: groupId }),
  );
  return sqsRecord({ messageId: `6f1c5b3e-9a43-4c5e-9a57-2a3c1f0d7e0${index}`, groupId, body });
}

describe('a message', () => {
  beforeEach(() => {
    process.env['PIPELINE_NAME'] = 'WalletWebhooks-prod';
    process.env['_X_AMZN_TRACE_ID'] = 'Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=0';
  });

  afterEach(() => {
    for (const name of ['PIPELINE_NAME', '_X_AMZN_TRACE_ID']) delete process.env[name];
  });

  it('costs one line, whatever becomes of it, which says so, counts it and has its level', async () => {
    const text = await written([
      ['ada', 'privy.user.created'],
      ['bob', 'privy.poison'],
      ['bob', 'privy.user.created'],
      ['cy', 'privy.wallet.archived'],
    ]);

    expect(text.trimEnd().split('\n')).toHaveLength(4);
    const lines = jsonLines(text);
    expect(
      lines.map(({ messageId = '', level, outcome }) => [outcome, level, String(messageId).slice(-1)]).sort(),
    ).toEqual([
      ['applied', 'INFO', ''],
      ['failed', 'ERROR', '1'],
      ['held', 'WARN', '2'],
      ['ignored', 'INFO', ''],
    ]);
    const counted = (name: string) => lines.filter((line) => line[name] === 1).map(({ outcome }) => outcome);
    expect(['Applied', 'Failed', 'Held', 'Ignored'].map(counted)).toEqual([
      ['applied'],
      ['failed'],
      ['held'],
      ['ignored'],
    ]);
    expect(lines.every(({ _aws }) => _aws !== undefined)).toBe(true);
  });

  it('says its own id and how often it came only where it is not done at once', async () => {
    const text = await written([
      ['ada', 'privy.user.created'],
      ['bob', 'privy.poison'],
    ]);

    const [applied, failed] = jsonLines(text).sort((a, b) =>
      String(a['outcome']) < String(b['outcome']) ? -1 : 1,
    );
    expect(applied).not.toHaveProperty('messageId');
    expect(applied).not.toHaveProperty('receiveCount');
    expect(failed).toMatchObject({ messageId: '6f1c5b3e-9a43-4c5e-9a57-2a3c1f0d7e01', receiveCount: 1 });
  });

  it('that is handled costs less than 560 bytes of log', async () => {
    const created = ['ada', 'privy.user.created'] as const;
    const text = await written([[...created]], [[...created]]);

    const [, second] = text.trimEnd().split('\n');
    expect(second).toContain('"outcome":"applied"');
    expect(second?.length).toBeGreaterThan(450);
    expect(second?.length).toBeLessThan(560);
  });
});
