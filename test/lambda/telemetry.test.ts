import { embeddedMetrics } from '../../lambda/embedded-metrics.ts';
import { createTelemetry } from '../../lambda/telemetry.ts';
import { captureOutput, jsonLines } from '../planted/captured-output.ts';

const LINE = {
  level: 'warn',
  message: 'delivery',
  facts: { outcome: 'rejected', reason: 'stale', nothing: undefined, durationMilliseconds: 7 },
  counts: [
    {
      dimensions: { source: 'privy/main' },
      metrics: [
        ['Rejected', 'Count', 1],
        ['Duration', 'Milliseconds', 0],
      ],
    },
    { dimensions: { source: 'privy/main', reason: 'stale' }, metrics: [['Refused', 'Count', 1]] },
  ],
} as const;

/** What the telemetry of a sandbox writes. */
function written(write: (telemetry: ReturnType<typeof createTelemetry>) => void) {
  const output = captureOutput();
  try {
    write(createTelemetry('test-service', { subscriber: 'user-directory' }));
  } finally {
    output.restore();
  }
  return { text: output.text(), lines: jsonLines(output.text()) };
}

describe('a line that counts', () => {
  beforeEach(() => {
    process.env['PIPELINE_NAME'] = 'WalletWebhooks-dev';
  });

  afterEach(() => {
    for (const name of ['PIPELINE_NAME', 'POWERTOOLS_LOG_LEVEL']) delete process.env[name];
  });

  it('is one line with its level, its facts and all that CloudWatch makes metrics of', () => {
    const { text, lines } = written((telemetry) => telemetry.logAndCount(LINE));

    expect(text.trimEnd().split('\n')).toHaveLength(1);
    expect(lines).toEqual([
      {
        level: 'WARN',
        message: 'delivery',
        timestamp: expect.stringMatching(/^2\d{3}-\d\d-\d\dT/),
        service: 'test-service',
        pipeline: 'WalletWebhooks-dev',
        subscriber: 'user-directory',
        source: 'privy/main',
        outcome: 'rejected',
        reason: 'stale',
        durationMilliseconds: 7,
        coldStart: true,
        initMilliseconds: expect.any(Number),
        memoryUsedMegabytes: expect.any(Number),
        Rejected: 1,
        Duration: 0,
        Refused: 1,
        _aws: {
          Timestamp: expect.any(Number),
          CloudWatchMetrics: [
            {
              Namespace: 'WalletWebhooks',
              Dimensions: [['service', 'pipeline', 'subscriber', 'source']],
              Metrics: [{ Name: 'Rejected' }, { Name: 'Duration', Unit: 'Milliseconds' }],
            },
            {
              Namespace: 'WalletWebhooks',
              Dimensions: [['service', 'pipeline', 'subscriber', 'source', 'reason']],
              Metrics: [{ Name: 'Refused' }],
            },
          ],
        },
      },
    ]);
  });

  it('tells of the start of the sandbox once, and of its memory where that became more', () => {
    const { lines } = written((telemetry) => {
      telemetry.logAndCount(LINE);
      telemetry.logAndCount(LINE);
    });

    expect(lines.map((line) => 'coldStart' in line)).toEqual([true, false]);
    expect(lines.map((line) => 'initMilliseconds' in line)).toEqual([true, false]);
    expect(lines.map((line) => 'memoryUsedMegabytes' in line)[0]).toBe(true);
  });

  it('is written whatever level the environment asks for, as metrics that are not written are lost', () => {
    process.env['POWERTOOLS_LOG_LEVEL'] = 'ERROR';

    const { lines } = written((telemetry) => telemetry.logAndCount({ ...LINE, level: 'info' }));

    expect(lines).toMatchObject([{ level: 'INFO', Rejected: 1 }]);
  });
});

describe('what makes metrics of a line', () => {
  it('has the moment in milliseconds', () => {
    const { _aws } = embeddedMetrics([], {}, new Date('2026-11-22T08:00:00.123Z'));

    expect(_aws).toEqual({ Timestamp: 1_795_334_400_123, CloudWatchMetrics: [] });
  });
});

describe('any other line', () => {
  it('says who wrote it and counts nothing', () => {
    const { lines } = written(({ logger }) => logger.info('not postponed', { messages: 2 }));

    expect(lines).toEqual([
      {
        level: 'INFO',
        message: 'not postponed',
        timestamp: expect.any(String),
        service: 'test-service',
        subscriber: 'user-directory',
        messages: 2,
      },
    ]);
  });
});
