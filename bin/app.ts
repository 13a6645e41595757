import { App, Validations } from 'aws-cdk-lib';
import { definePipeline, PipelineConfigError, WalletWebhooksStack } from 'wallet-webhooks';
import { printCost } from './print-cost.ts';

/** The stage of `npm start`. It runs on a laptop and is never deployed, so it is made only when it is asked for. */
const LOCAL_STAGE = 'local';

async function main(): Promise<void> {
  const { default: config } = await import('../pipeline.config.ts');
  const pipeline = definePipeline(config);
  const app = new App();
  const stages = chosenStages(app, Object.keys(pipeline.stages));
  for (const stage of stages) {
    new WalletWebhooksStack(app, `WalletWebhooks-${stage}`, { pipeline, stage });
  }
  const isDeployed = !stages.includes(LOCAL_STAGE);
  if (isDeployed) await checkBestPractices(app);
  const assembly = app.synth();
  if (isDeployed) printCost(assembly);
}

/** `-c stage=<name>` chooses one stage. */
function chosenStages(app: App, stages: readonly string[]): readonly string[] {
  const chosen: unknown = app.node.tryGetContext('stage');
  return typeof chosen === 'string' ? [chosen] : stages.filter((stage) => stage !== LOCAL_STAGE);
}

/** Loaded only where it is needed: it takes half a second of `npm start`. */
async function checkBestPractices(app: App): Promise<void> {
  const { AwsSolutionsChecks, ServerlessChecks } = await import('cdk-nag');
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
}

try {
  await main();
} catch (error) {
  if (!(error instanceof PipelineConfigError)) throw error;
  process.stderr.write(`pipeline.config.ts: ${error.message}\n`);
  process.exitCode = 2;
}
