import type { StageDescription } from '../../core/stage/stage-description.ts';
import { OpsError } from '../../ops/ops-error.ts';
import type { JournalEntry } from '../../ops/stage/journal.ts';
import type { Stage } from '../../ops/stage/stage.ts';

type InvokedFunction = (event: unknown) => Promise<unknown>;

/** A stage of functions that run in the test, with what the journal of operations has. */
export interface StageOfFunctions extends Stage {
  readonly written: readonly JournalEntry[];
}

const QUEUES = {
  queueUrl: 'https://sqs/queue',
  dlqUrl: 'https://sqs/dlq',
  subscriptionDlqUrl: 'https://sqs/undelivered',
};

const DESCRIPTION: StageDescription = {
  pipelineName: 'WalletWebhooks-local',
  stage: 'local',
  version: '0.1.0',
  stackName: 'WalletWebhooks-local',
  region: 'us-east-1',
  api: 'http://127.0.0.1:3000',
  sources: {},
  rotationGraceHours: 48,
  ledgerTable: 'ledger',
  parkedTable: 'parked',
  inboxTable: 'inbox',
  quarantineTable: 'quarantine',
  topicArn: 'topic',
  intake: { functionName: 'intake', logGroup: 'intake' },
  drain: { functionName: 'drain', logGroup: 'drain' },
  subscribers: {
    count: { kind: 'handler', functionName: 'count', logGroup: 'count', ...QUEUES },
    mirror: { kind: 'destination', functionName: 'mirror', logGroup: 'mirror', ...QUEUES },
    risk: { kind: 'consumer', ...QUEUES },
  },
  archive: {
    bucket: 'bucket',
    ...QUEUES,
    writer: { functionName: 'writer', logGroup: 'writer' },
    functionName: 'keeper',
    logGroup: 'keeper',
  },
  tables: {},
  alarmTopicArn: undefined,
  operationsLogGroup: 'operations',
};

/** A stage whose functions are these, by their names: what goes in and what comes out is JSON, as over Lambda's API. */
export function stageOf(
  functions: Readonly<Record<string, InvokedFunction>>,
  changes: Partial<StageDescription> = {},
): StageOfFunctions {
  const written: JournalEntry[] = [];
  const isNotThere = () => {
    throw new Error('the stage of this test has no such thing');
  };
  const absent = new Proxy({}, { get: () => isNotThere });
  return {
    description: { ...DESCRIPTION, ...changes },
    isLocal: true,
    flags: [],
    services: { ...(absent as Stage['services']), functions: async () => ({ invoke: invokerOf(functions) }) },
    logs: absent as Stage['logs'],
    metrics: absent as Stage['metrics'],
    journal: { write: async (entry) => void written.push(entry) },
    now: () => new Date('2026-11-27T09:00:00.000Z'),
    close: () => {},
    written,
  };
}

function invokerOf(functions: Readonly<Record<string, InvokedFunction>>) {
  return async (name: string, request: unknown): Promise<unknown> => {
    const run = functions[name];
    if (run === undefined) throw new OpsError('not-found', `no function ${name}`);
    const answer = await run(overTheWire(request)).catch((error: Error) => {
      throw new OpsError('function-failed', error.message);
    });
    return overTheWire(answer);
  };
}

function overTheWire(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}
