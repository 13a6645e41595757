import { bootstrapOf } from '../../aws/deployer/bootstrap-version.ts';
import { StackTemplates } from '../../aws/deployer/stack-templates.ts';
import type { Template } from '../../core/deployment/template.ts';
import { OpsError } from '../../ops/ops-error.ts';
import { connectionTo } from '../../ops/stage/connect-services.ts';

/** What is deployed already: a template, no stack, or no leave to see it. */
export type Deployed = Template | 'nothing' | 'unseen';

/** The template that a stack was deployed with. Throws an `OpsError` where nobody answers or there are no credentials. */
export async function deployedTemplate(stack: string, region: string | undefined): Promise<Deployed> {
  const templates = new StackTemplates(connectionTo('cloudformation', placeIn(region)));
  try {
    const body = await templates.template(stack);
    return body === undefined ? 'nothing' : (JSON.parse(body) as Template);
  } catch (error) {
    return unlessRefused(error, 'unseen');
  } finally {
    templates.close();
  }
}

/** Throws an `OpsError` where the CDK was never bootstrapped. Where it may not be seen, the CDK will say it. */
export async function checkBootstrap(region: string | undefined): Promise<void> {
  try {
    const bootstrap = await bootstrapOf(connectionTo('ssm', placeIn(region)));
    if (bootstrap.version !== undefined) return;
    throw new OpsError(
      'not-found',
      `the CDK was never bootstrapped in ${bootstrap.region}: run npx cdk bootstrap aws://ACCOUNT/${bootstrap.region} once, with the ` +
        'number of the account, which aws sts get-caller-identity shows',
    );
  } catch (error) {
    unlessRefused(error, undefined);
  }
}

function placeIn(region: string | undefined) {
  // The SDK does not look at the second, which the AWS CLI does.
  const there = region ?? process.env['AWS_REGION'] ?? process.env['AWS_DEFAULT_REGION'];
  return there === undefined ? {} : { region: there };
}

/** Whoever deploys by the roles of the bootstrap may be allowed nothing else. */
function unlessRefused<Value>(error: unknown, value: Value): Value {
  const isRefused = error instanceof OpsError && error.message.startsWith('no permission');
  if (isRefused) return value;
  throw error;
}
