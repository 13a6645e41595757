import type { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { StageConfig } from '../../lib/config/pipeline-config.ts';
import { WalletWebhooksStack, type WalletWebhooksStackProps } from '../../lib/wallet-webhooks-stack.ts';
import { foreignApp, smallPipeline } from './template-of.ts';

/** The stage `test` of a pipeline, with settings of its own, as a stack with properties of its own. */
function stackWith(
  settings: StageConfig,
  props: Partial<WalletWebhooksStackProps> = {},
  app: App = foreignApp(),
): WalletWebhooksStack {
  const pipeline = { ...smallPipeline, stages: { test: { alarms: 'nobody' as const, ...settings } } };
  return new WalletWebhooksStack(app, 'Webhooks', { pipeline, stage: 'test', ...props });
}

describe("a stage's stack", () => {
  it('has the tags that it is given beside those of the stage, and wins where they are the same', () => {
    expect(stackWith({}).tags.tagValues()).toEqual({ application: 'wallet-webhooks', stage: 'test' });
    expect(stackWith({}, { tags: { team: 'x', stage: 'y' } }).tags.tagValues()).toEqual({
      application: 'wallet-webhooks',
      stage: 'y',
      team: 'x',
    });
  });

  it.each([
    [{ region: 'eu-west-1' }, '111111111111', 'eu-west-1'],
    [{ account: undefined, region: 'eu-west-1' }, '111111111111', 'eu-west-1'],
    [{ account: '222222222222' }, '222222222222', 'us-east-1'],
    [undefined, '111111111111', 'us-east-1'],
  ])('is where the stage says, except for what it is given: with env %j', (env, account, region) => {
    const props = env === undefined ? {} : { env };
    const stack = stackWith({ account: '111111111111', region: 'us-east-1' }, props as object);

    expect([stack.account, stack.region]).toEqual([account, region]);
  });

  it('keeps what the stage says of it where it is given nothing', () => {
    const undefinedProps = { description: undefined, terminationProtection: undefined };
    const stack = stackWith({}, undefinedProps as object);

    expect(stack.terminationProtection).toBe(true);
    expect(stack.templateOptions.description).toContain('stage test');
  });

  it("relies on the account's role for the logs of API Gateway, and makes it in a stage that says so", () => {
    const roles = (settings: StageConfig) =>
      Object.keys(Template.fromStack(stackWith(settings)).findResources('AWS::ApiGateway::Account')).length;

    expect(roles({})).toBe(0);
    expect(roles({ cloudWatchRole: 'create' })).toBe(1);
  });
});
