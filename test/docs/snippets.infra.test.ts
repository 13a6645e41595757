import { readFileSync } from 'node:fs';
import { Duration, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { userDirectory } from '../../lambda/handlers/user-directory/manifest.ts';
import { WalletWebhooks, WebhookConsumer } from '../../lib/index.ts';
import { foreignStack } from '../lib/template-of.ts';

/** Runs the first piece of code of a page that makes such a construct, in the constructor of a stack, and returns its template. */
function templateOfSnippet(page: string, construct: string, stack: Stack): Template {
  const text = readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8');
  const snippet = [...text.matchAll(/```ts\n(.*?)```/gs)].find(([, code]) =>
    code?.includes(`new ${construct}(`),
  );
  const known = {
    Duration,
    Topic,
    WalletWebhooks,
    WebhookConsumer,
    userDirectory,
    onCall: new Topic(stack, 'OnCall'),
    service: new Role(stack, 'Service', { assumedBy: new ServicePrincipal('ecs-tasks.amazonaws.com') }),
  };
  new Function(...Object.keys(known), snippet?.[1] ?? 'throw new Error("no such code")').apply(
    stack,
    Object.values(known),
  );
  return Template.fromStack(stack);
}

describe('the code on the pages', () => {
  it('makes a pipeline and adds to it', () => {
    const template = templateOfSnippet('in-your-own-app.md', 'WalletWebhooks', foreignStack());

    template.resourceCountIs('AWS::SecretsManager::Secret', 2);
    template.resourceCountIs('AWS::SNS::Subscription', 2);
  });

  it('subscribes the queue of another team', () => {
    const stack = foreignStack('Team', { env: { account: '222222222222', region: 'eu-west-1' } });
    const template = templateOfSnippet('consuming-events.md', 'WebhookConsumer', stack);

    template.hasResourceProperties('AWS::SNS::Subscription', {
      TopicArn: 'arn:aws:sns:eu-west-1:123456789012:the-topic.fifo',
    });
    template.resourceCountIs('AWS::IAM::Policy', 1);
  });
});
