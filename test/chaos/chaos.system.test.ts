import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChaosReport } from './chaos-report.ts';
import { runChaos } from './run-chaos.ts';
import type { ChaosWatcher } from './watch.ts';

const SILENT: ChaosWatcher = { stage: () => undefined, phase: () => undefined, started: () => undefined };

const EVENTS = 300;
/** So long that each kind of failure has its turn several times, and meets calls on a busy machine too: the archive makes few. */
const SECONDS = 48;

describe('the local pipeline, while its processes are killed and its dependencies fail', () => {
  let dataDirectory: string;
  let report: ChaosReport;

  beforeAll(async () => {
    dataDirectory = await mkdtemp(join(tmpdir(), 'wallet-webhooks-chaos-'));
    const options = { events: EVENTS, seconds: SECONDS, seed: 20261122, dataDirectory };
    report = await runChaos(options, SILENT, new AbortController().signal);
  }, 120_000);

  afterAll(async () => {
    await rm(dataDirectory, { recursive: true, force: true });
  });

  it('loses, doubles, reorders and reveals nothing', () => {
    expect(report.audit).toEqual({
      neverAcknowledged: [],
      missingAtConsumer: [],
      missingInInbox: [],
      missingInArchive: [],
      archivedOtherwise: [],
      wrongInDirectory: [],
      wronglyFound: [],
      effectsDoubled: [],
      publishedTwice: [],
      outOfOrder: [],
      envelopeChanged: [],
      unknownEvents: [],
      refused: [],
      forgedAccepted: [],
      leftBehind: [],
      deadUnexplained: [],
      quarantineUnexplained: [],
      leaks: [],
    });
  });

  it('delivers every event to the consumer and every user to the directory', () => {
    expect(report.figures['Consumer example']?.['events received']).toBe(EVENTS);
    expect(report.figures['Handler user-directory']?.['users in the directory']).toBe(
      report.figures['Deliveries']?.['users'],
    );
  });

  it('was disturbed: functions were killed, and calls to every dependency failed', () => {
    const { figures } = report;
    const failed = figures['Calls made to fail']?.['in all'];
    const { dynamodb, sns, s3 } = typeof failed === 'object' ? failed : { dynamodb: 0, sns: 0, s3: 0 };

    expect(figures['Kills']?.['of a function, with SIGKILL']).toBeGreaterThan(0);
    expect(dynamodb).toBeGreaterThan(0);
    expect(sns).toBeGreaterThan(0);
    expect(s3).toBeGreaterThan(0);
  });
});
