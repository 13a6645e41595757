import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { userDirectory } from '../../lambda/handlers/user-directory/manifest.ts';
import { WalletWebhooks } from '../../lib/index.ts';
import { runDemo } from '../../local/demo/run-demo.ts';
import { startLocal } from '../../local/start-local.ts';
import { foreignStack } from '../lib/template-of.ts';

const SYNTHESIS_MILLISECONDS = 60_000;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foreign-stack-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Somebody's stack with a bucket, a table, a function of theirs and, beside these, a pipeline. */
function platform(extraAllowedCidrs = ['127.0.0.1/32', '::1/128']) {
  const app = new App({ outdir: join(folder, 'cdk.out'), context: { 'aws:cdk:enable-path-metadata': true } });
  const stack = foreignStack('Platform', {}, app);
  const uploads = new Bucket(stack, 'Uploads');
  const orders = new Table(stack, 'Orders', { partitionKey: { name: 'id', type: AttributeType.STRING } });
  const resize = new LambdaFunction(stack, 'Resize', {
    runtime: Runtime.PYTHON_3_13,
    handler: 'index.handler',
    code: Code.fromInline('def handler(event, context): pass'),
    environment: { UPLOADS: uploads.bucketName, SOURCES: 'camera' },
  });
  orders.grantReadData(resize);
  const webhooks = new WalletWebhooks(stack, 'Webhooks', {
    stage: 'local',
    sources: { 'privy/main': {}, 'dynamic/main': {} },
    handlers: [userDirectory],
    deletionProtection: false,
    extraAllowedCidrs,
  });
  const [handler] = webhooks.handlers;
  if (handler === undefined) throw new Error('the pipeline has no handler');
  uploads.grantRead(handler.function);
  handler.function.resource.addEnvironment('ORDERS_TABLE', orders.tableName);
  const start = async (messages: string[] = []) => {
    app.synth();
    return await startLocal({
      port: 0,
      dataDirectory: join(folder, '.local'),
      assemblyDirectory: app.outdir,
      onProgress: (message) => messages.push(message),
    });
  };
  return { handler, start };
}

describe("a pipeline in somebody's stack", () => {
  it(
    'is played without what is not its own, but for what it refers to',
    async () => {
      const messages: string[] = [];

      const pipeline = await platform().start(messages);

      const written: string[] = [];
      const demo = { write: (text: string) => void written.push(text), json: false, colours: false };
      const { asExpected } = await runDemo(pipeline, demo).finally(() => pipeline.close());
      expect([asExpected, written.join('')]).toEqual([true, expect.stringContaining('user-directory')]);
      expect([...pipeline.functions.keys()].sort()).toEqual([
        'archive',
        'archive-keeper',
        'drain',
        'intake',
        'source-health',
        'user-directory',
      ]);
      expect(pipeline.functions.get('user-directory')?.environment['ORDERS_TABLE']).toBe('orders');
      expect(messages[0]).toBe(
        "left out what is not the pipeline's: Uploads (AWS::S3::Bucket), Resize (AWS::Lambda::Function)",
      );
    },
    SYNTHESIS_MILLISECONDS,
  );

  it(
    'is refused in one line where it lets no delivery from this machine in',
    async () => {
      await expect(platform([]).start()).rejects.toThrow(
        "does not let 127.0.0.1, from which everything here is delivered, reach privy/main; add '127.0.0.1/32', '::1/128'",
      );
    },
    SYNTHESIS_MILLISECONDS,
  );

  it(
    'is refused where it refers to what cannot be played',
    async () => {
      const { handler, start } = platform();
      const clicks = new Stream(Stack.of(handler), 'Clicks');
      handler.function.resource.addEnvironment('CLICKS', clicks.streamName);

      await expect(start()).rejects.toThrow(
        /^the template does not run locally:\n {2}Clicks\w+ \(AWS::Kinesis::Stream\): local mode does not play this resource type, and Webhooks\/user-directory\/Handler\/Function refers to it; do without it in the stage local$/,
      );
    },
    SYNTHESIS_MILLISECONDS,
  );
});
