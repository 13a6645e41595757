import { readFileSync } from 'node:fs';
import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { foreignStack } from '../lib/template-of.ts';

const IMPORT = /^import \{ (.+) \} from '(.+)';.*$/gm;

/** What a piece of code imports: packages by the names that others import, handlers of the reader's from the examples. */
async function importsOf(code: string): Promise<Readonly<Record<string, unknown>>> {
  const found: Record<string, unknown> = {};
  for (const [, names = '', from = ''] of code.matchAll(IMPORT)) {
    const module = await import(from.replace(/^\.\/handlers\//, '../../examples/handlers/'));
    for (const name of names.split(', ')) {
      if (!(name in module)) throw new Error(`${from} has no export ${name}`);
      found[name] = module[name];
    }
  }
  return found;
}

/** Runs the first piece of code of a page that makes such a construct, in the constructor of a stack, and returns its template. */
async function templateOfSnippet(page: string, construct: string, stack: Stack): Promise<Template> {
  const text = readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8');
  const [, code = 'throw new Error("no such code")'] =
    [...text.matchAll(/```ts\n(.*?)```/gs)].find(([, code]) => code?.includes(`new ${construct}(`)) ?? [];
  const known = {
    ...(await importsOf(code)),
    // What the page's own text leaves to the reader's stack.
    onCall: new Topic(stack, 'OnCall'),
    service: new Role(stack, 'Service', { assumedBy: new ServicePrincipal('ecs-tasks.amazonaws.com') }),
  };
  new Function(...Object.keys(known), code.replaceAll(IMPORT, '')).apply(stack, Object.values(known));
  return Template.fromStack(stack);
}

describe('the code on the pages', () => {
  it('makes a pipeline and adds to it', async () => {
    const template = await templateOfSnippet('in-your-own-app.md', 'WalletWebhooks', foreignStack());

    // Those of its sources, and the canary's.
    template.resourceCountIs('AWS::SecretsManager::Secret', 3);
    // Those of its subscribers, the archive's and the canary's.
    template.resourceCountIs('AWS::SNS::Subscription', 4);
  });

  it('subscribes the queue of another team', async () => {
    const stack = foreignStack('Team', { env: { account: '222222222222', region: 'eu-west-1' } });
    const template = await templateOfSnippet('consuming-events.md', 'WebhookConsumer', stack);

    template.hasResourceProperties('AWS::SNS::Subscription', {
      TopicArn: 'arn:aws:sns:eu-west-1:123456789012:the-topic.fifo',
    });
    template.resourceCountIs('AWS::IAM::Policy', 1);
  });
});
