import { Template } from 'aws-cdk-lib/assertions';
import { userDirectory } from '../../lambda/handlers/user-directory/manifest.ts';
import type { PipelineConfig } from '../../lib/config/pipeline-config.ts';
import { WalletWebhooksStack } from '../../lib/wallet-webhooks-stack.ts';
import { foreignApp, foreignStack, pipelineIn, type TemplateResource } from './template-of.ts';

const parts = { handlers: [userDirectory], consumers: { billing: { events: ['*' as const] } } };

/** Names of which an account has one per region. Those of log groups, too, as far as a template gives them. */
function namesIn(template: Template): string[] {
  const all = Object.values(template.toJSON()['Resources'] as Record<string, TemplateResource>);
  return all.flatMap(({ Type, Properties = {} }) =>
    ['Name', 'TopicName', 'QueueName', 'LogGroupName', 'DashboardName', 'AlarmName']
      .map((property) => Properties[property])
      .filter((name) => typeof name === 'string')
      .map((name) => `${Type} ${name}`),
  );
}

/** What of the dimensions of metrics is text and not a reference, and so does not tell stacks apart by itself. */
function metricsIn(template: Template): string[] {
  const text = JSON.stringify(template.toJSON());
  return [...text.matchAll(/\{"Name":"(pipeline|ApiName|WebACL)","Value":"([^"]+)"\}/g)].map(
    ([, name, value]) => `${name}=${value}`,
  );
}

describe('two pipelines of one account and region', () => {
  it('share no name, no metric and no text of an alarm, as two stacks', () => {
    const app = foreignApp();
    const stacks = ['Privy', 'Dynamic'].map((id) => foreignStack(id, {}, app));
    for (const stack of stacks) pipelineIn(stack, parts);

    const [first, second] = stacks
      .map((stack) => Template.fromStack(stack))
      .map((template) => [...namesIn(template), ...metricsIn(template), ...alarmsIn(template)]);
    expect(first?.length).toBeGreaterThan(20);
    expect(first?.filter((entry) => second?.includes(entry))).toEqual([]);
  });

  it('share none in one stack either', () => {
    const stack = foreignStack();
    pipelineIn(stack, parts, 'First');
    pipelineIn(stack, parts, 'Second');

    const template = Template.fromStack(stack);
    const names = [...namesIn(template), ...alarmsIn(template)];
    expect(new Set(names).size).toBe(names.length);
    expect([...new Set(metricsIn(template))].sort()).toEqual([
      'ApiName=Platform-First-A3F83C94',
      'ApiName=Platform-Second-A47E54C2',
      'WebACL=Platform-First-WebAcl-7ED4A8F7',
      'WebACL=Platform-Second-WebAcl-0E671658',
      'pipeline=Platform-First-A3F83C94',
      'pipeline=Platform-Second-A47E54C2',
    ]);
  });

  it('are named after their stacks where a configuration makes them', () => {
    const pipeline: PipelineConfig = {
      sources: { 'privy/main': {} },
      stages: { prod: { alarms: 'nobody' } },
    };
    const app = foreignApp();

    const names = ['Eu', 'Us'].map(
      (id) => new WalletWebhooksStack(app, id, { pipeline, stage: 'prod' }).pipeline.pipelineName,
    );

    expect(names).toEqual(['Eu', 'Us']);
  });

  it('are refused under one name, which would mix their metrics', () => {
    const app = foreignApp();
    pipelineIn(foreignStack('Privy', {}, app), { pipelineName: 'webhooks' });

    expect(() => pipelineIn(foreignStack('Dynamic', {}, app), { pipelineName: 'webhooks' })).toThrow(
      'Dynamic/Webhooks has a problem:\n' +
        '  - pipelineName: "webhooks" is the name of Privy/Webhooks too, and their metrics would mix; ' +
        'allowed: a name of its own',
    );
  });

  it('may have one name in two regions', () => {
    const app = foreignApp();
    const account = '111111111111';
    pipelineIn(foreignStack('Eu', { env: { account, region: 'eu-west-1' } }, app), {
      pipelineName: 'webhooks',
    });
    const other = foreignStack('Us', { env: { account, region: 'us-east-1' } }, app);

    expect(() => pipelineIn(other, { pipelineName: 'webhooks' })).not.toThrow();
  });
});

function alarmsIn(template: Template): string[] {
  const alarms = Object.values(template.findResources('AWS::CloudWatch::Alarm')) as TemplateResource[];
  return alarms.map(({ Properties }) => String(Properties['AlarmName']));
}
