import { SAVED_QUERIES } from '../../lib/observability/queries.ts';
import { rendered, resources, templateOf } from './template-of.ts';

const template = templateOf({
  stages: { test: { canary: true } },
  consumers: { crm: { kind: 'https', url: 'https://crm.example.com/', events: ['privy.user.*'] } },
});
const saved = Object.values(resources(template, 'AWS::Logs::QueryDefinition')).map(
  ({ Properties }) =>
    Properties as { readonly Name: string; readonly LogGroupNames: unknown[]; readonly QueryString: string },
);

function queryNamed(name: string) {
  const query = saved.find((each) => each.Name === `WalletWebhooks-test/${name}`);
  if (query === undefined) throw new Error(`no query ${name}`);
  return { ...query, groups: query.LogGroupNames.map((group) => rendered(group)) };
}

describe('the saved queries of a stage', () => {
  it('are in a folder of its name', () => {
    expect(saved.map(({ Name }) => Name)).toEqual([
      'WalletWebhooks-test/refused deliveries by reason',
      "WalletWebhooks-test/one event's way",
      'WalletWebhooks-test/slowest answers',
      'WalletWebhooks-test/errors by handler',
      'WalletWebhooks-test/payloads that are not as the catalogue says',
      'WalletWebhooks-test/what made deliveries degraded or parked',
      'WalletWebhooks-test/cold starts',
      'WalletWebhooks-test/answers of the API that the intake did not give',
      'WalletWebhooks-test/canary',
    ]);
  });

  it('look into the logs of those whom they are about, what was added last too', () => {
    expect(queryNamed('refused deliveries by reason').groups).toEqual(['<PipelineIntakeLog>']);
    expect(queryNamed("one event's way").groups).toEqual([
      '<PipelineIntakeLog>',
      '<PipelineDrainLog>',
      '<PipelineuserdirectoryHandlerLog>',
      '<PipelinecrmDestinationHandlerLog>',
    ]);
    expect(queryNamed('canary').groups).toEqual(['<PipelineCanaryLog>', '<PipelineCanaryHandlerLog>']);
  });

  it('tell answers of the API itself by the hyphen that it writes where nothing stood behind it', () => {
    expect(queryNamed('answers of the API that the intake did not give').QueryString).toMatch(
      /^filter status >= 400 and intakeMilliseconds = "-"\n/,
    );
  });

  it('are commands of Logs Insights, one a line', () => {
    expect(queryNamed('refused deliveries by reason').QueryString).toBe(
      'filter message = "delivery" and outcome not in ["accepted", "duplicate", "parked"]\n' +
        '| stats count(*) as deliveries, max(@timestamp) as last by source, outcome, reason, secretFlaw\n' +
        '| sort deliveries desc',
    );
    for (const { lines } of SAVED_QUERIES)
      for (const line of lines) expect(line).toMatch(/^(filter|stats|sort|display|limit) /);
  });
});
