import type { MetricQuery } from '../../../ops/stage/metric-reader.ts';
import { canaryStatus } from '../../../ops/status/canary-status.ts';
import { stageOf } from '../stage-of.ts';

const CANARY = { canary: { functionName: 'canary', logGroup: 'canary' } };
const NOW = new Date('2026-11-27T12:00:00Z');

/** A stage whose canary counted this, by statistic and metric. */
function stageWith(counts: Readonly<Record<string, readonly number[]>>, changes = {}) {
  const asked: MetricQuery[] = [];
  const stage = {
    ...stageOf({}, changes),
    now: () => NOW,
    metrics: {
      async read(queries: readonly MetricQuery[]) {
        asked.push(...queries);
        return queries.map(({ name, statistic }) =>
          (counts[`${statistic} ${name}`] ?? []).map((value) => ({ time: NOW, value })),
        );
      },
    },
  };
  return { stage, asked };
}

describe("the canary of a stage's status", () => {
  it('says how many flights there were, what became of them, and how long the slowest took', async () => {
    const { stage, asked } = stageWith(
      {
        'SampleCount CanaryAnswer': [1, 1, 1],
        'Sum CanaryRefused': [0, 1, 0],
        'Sum CanaryLost': [0, 0, 0],
        'Maximum CanaryHandled': [640, 810],
      },
      CANARY,
    );

    expect(await canaryStatus(stage)).toEqual({ flights: 3, refused: 1, lost: 0, slowestMilliseconds: 810 });
    expect(asked.map(({ dimensions }) => dimensions)).toEqual(
      Array.from({ length: 4 }, () => ({ service: 'canary', pipeline: 'WalletWebhooks-local' })),
    );
  });

  it('says that there were none', async () => {
    const { stage } = stageWith({}, CANARY);

    expect(await canaryStatus(stage)).toEqual({ flights: 0, refused: 0, lost: 0 });
  });
});
