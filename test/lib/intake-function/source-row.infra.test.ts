import { rowOf } from '../dashboard-of.ts';
import { templateOf } from '../template-of.ts';

const graphs = rowOf(templateOf(), 'Deliveries of privy/main').map(({ properties }) => properties);

function metricsOf(title: string) {
  return graphs.find((graph) => graph.title === title)?.metrics ?? [];
}

describe('the row of a source', () => {
  it('shows what became of its deliveries', () => {
    expect(graphs.map(({ title }) => title)).toEqual([
      'Taken in',
      'Refused',
      'Refused, by reason',
      'Worth a look',
      'Milliseconds to answer',
      'Milliseconds from event to arrival',
    ]);
  });

  it.each([
    ['Taken in', ['Accepted', 'Duplicate', 'Parked']],
    ['Refused', ['Rejected', 'Malformed', 'TooLarge', 'Unavailable']],
    ['Worth a look', ['Degraded', 'VerifiedByPreviousSecret', 'UnknownType', 'Drift']],
  ])('counts under %j: %j', (title, names) => {
    const metrics = metricsOf(title);

    expect(metrics.map(([, name]) => name)).toEqual(names);
    for (const metric of metrics) {
      expect(metric.slice(2, 8)).toEqual(['service', 'intake', 'source', 'privy/main', 'stage', 'test']);
      expect(metric[8]).toMatchObject({ stat: 'Sum' });
    }
  });

  it.each([
    ['Milliseconds to answer', 'Duration', ['p50', 'p99']],
    ['Milliseconds from event to arrival', 'SourceLag', ['p50', 'p90']],
  ])('shows %j as the percentiles of %s', (title, name, percentiles) => {
    const metrics = metricsOf(title);

    expect(metrics.map((metric) => metric[1])).toEqual([name, name]);
    expect(metrics.map((metric) => (metric[8] as { readonly stat: string }).stat)).toEqual(percentiles);
  });

  it('searches the reasons of refusals, which it does not know in advance', () => {
    expect(metricsOf('Refused, by reason')).toEqual([
      [
        {
          expression:
            `SEARCH('{WalletWebhooks,service,stage,source,reason} MetricName="Refused" ` +
            `service="intake" stage="test" source="privy/main"', 'Sum')`,
          label: `\${PROP('Dim.reason')}`,
        },
      ],
    ]);
  });
});
