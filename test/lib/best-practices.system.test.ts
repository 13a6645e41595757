import { App, Stack, Validations } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { userDirectory } from '../../lambda/handlers/user-directory/manifest.ts';
import type { PipelineConfig } from '../../lib/config/pipeline-config.ts';
import { WebhookConsumer } from '../../lib/webhook-consumer.ts';
import { foreignStack, pipelineIn, smallPipeline, stackOf } from './template-of.ts';

/** Synthesizes with CDK's own checks of the template and with those of cdk-nag. Throws on a finding. */
function check(stack: Stack): void {
  const app = stack.node.root as App;
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  const setting = process.env['CDK_VALIDATION'];
  delete process.env['CDK_VALIDATION'];
  try {
    app.synth();
  } finally {
    process.env['CDK_VALIDATION'] = setting;
  }
}

describe('the best practices of AWS', () => {
  it('are kept, or it is said beside the construct why not', () => {
    const pipeline: PipelineConfig = {
      ...smallPipeline,
      sources: {
        ...smallPipeline.sources,
        'privy/second': {},
        'dynamic/listed': { allowedCidrs: ['2001:db8::/56'] },
      },
      consumers: { billing: { events: ['*'], accountIds: ['222222222222'] } },
      stages: {
        test: {
          alarms: { emails: ['on-call@example.com'] },
          canary: true,
          operatorPolicies: { readers: ['support'], operators: ['on-call'] },
          domain: {
            name: 'webhooks.example.com',
            certificateArn: 'arn:aws:acm:eu-west-1:111111111111:certificate/8f4e0b1c',
            hostedZone: { id: 'Z123', name: 'example.com' },
          },
        },
      },
    };

    expect(() => check(stackOf(pipeline))).not.toThrow();
  });

  it('are kept with a key, and in the stack of a consumer', () => {
    const stack = foreignStack();
    const encryptionKey = new Key(stack, 'Key', { enableKeyRotation: true });
    const { topic } = pipelineIn(stack, {
      encryptionKey,
      operatorPolicies: {},
      handlers: [userDirectory],
    }).topic;
    new WebhookConsumer(stack, 'Billing', {
      topic,
      events: ['*'],
      accountIds: ['222222222222'],
      encryptionKey,
    });

    expect(() => check(stack)).not.toThrow();
  });

  it('stop the synthesis where they are broken', () => {
    const stack = new Stack(new App(), 'Stack');
    new Queue(stack, 'Queue', { enforceSSL: false });

    expect(() => check(stack)).toThrow('AwsSolutions-SQS4');
  });
});
