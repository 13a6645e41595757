import { bootstrapOf } from '../../aws/deployer/bootstrap-version.ts';
import { StackTemplates } from '../../aws/deployer/stack-templates.ts';
import type { Template } from '../../core/deployment/template.ts';
import { OpsError } from '../../ops/ops-error.ts';
import { connectionTo } from '../../ops/stage/connect-services.ts';

/** What is deployed already: a template, no stack, or no leave to see it. */
export type Deployed = Template | 'nothing' | 'unseen';

/** How a stack is called that was never there as a whole: its first deployment failed, or was only looked at. */
const NEVER_MADE: ReadonlySet<string> = new Set([
  'REVIEW_IN_PROGRESS',
  'ROLLBACK_COMPLETE',
  'ROLLBACK_FAILED',
]);

/**
 * The template that a stack was deployed with. Throws an `OpsError` where nobody answers or there are no credentials, and where the
 * first deployment failed and the CDK could not clear away what is left of it.
 */
export async function deployedTemplate(stack: string, region: string | undefined): Promise<Deployed> {
  const templates = new StackTemplates(connectionTo('cloudformation', placeIn(region)));
  try {
    const state = await templates.state(stack);
    if (state === undefined) return 'nothing';
    if (!NEVER_MADE.has(state.status)) return JSON.parse(await templates.template(stack)) as Template;
    if (state.isProtected && state.status !== 'REVIEW_IN_PROGRESS') throw protectedRemains(stack, region);
    return 'nothing';
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

/** The CDK turns the protection on before it knows how the deployment ends, and never off. */
function protectedRemains(stack: string, region: string | undefined): OpsError {
  const there = region === undefined ? '' : ` --region ${region}`;
  return new OpsError(
    'not-found',
    `the first deployment of ${stack} failed, and nothing of it is in use; the CDK makes it anew once it may delete what is left: run ` +
      `aws cloudformation update-termination-protection --no-enable-termination-protection --stack-name ${stack}${there}`,
  );
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
