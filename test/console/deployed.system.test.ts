import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Console, startConsole } from '../../console/start-console.ts';
import type { StageDescription } from '../../core/stage/stage-description.ts';
import { openDeployedStage } from '../../ops/stage/open-deployed-stage.ts';
import type { LocalStageDescription } from '../../ops/stage/open-local-stage.ts';
import type { Stage } from '../../ops/stage/stage.ts';
import { type RunningPipeline, startRunningPipeline } from '../local/running-pipeline.ts';
import { type AnsweringAws, type Answers, startAnsweringAws } from '../ops/stage/answering-aws.ts';
import { type OpenPage, openPage } from './open-page.ts';

const START_MILLISECONDS = 120_000;
const ADA = JSON.stringify({
  type: 'user.authenticated',
  user: { id: 'did:privy:ada', linked_accounts: [] },
});

/** A stage of which the console knows what Systems Manager says, and has nothing but the APIs of AWS to look at it. */
describe('the console of a deployed stage, in a browser', () => {
  let running: RunningPipeline;
  let aws: AnsweringAws;
  let stage: Stage;
  let served: Console;
  let opened: OpenPage;
  let page: OpenPage['page'];
  let go: OpenPage['go'];
  let said: OpenPage['said'];

  beforeAll(async () => {
    running = await startRunningPipeline();
    const file = join(running.pipeline.dataDirectory, 'pipeline.json');
    const described = JSON.parse(await readFile(file, 'utf8')) as LocalStageDescription;
    aws = await startAnsweringAws(describing(described));
    stage = await openDeployedStage(described.pipelineName, {
      region: described.region,
      endpoints: { ...described.aws, ssm: aws.endpoint, sts: aws.endpoint, events: aws.endpoint },
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      waitSeconds: 0,
    });
    served = await startConsole(stage, { port: 0, mayWrite: false });
    opened = await openPage(served);
    ({ page, go, said } = opened);
  }, START_MILLISECONDS);

  afterAll(async () => {
    await opened?.close();
    await served?.close();
    stage?.close();
    await aws?.close();
    await running?.close();
  });

  it(
    'says in a sentence how it is, and that it only looks',
    async () => {
      await running.deliverToPrivy('msg_seen', ADA);
      await running.messagesAbout('msg_seen');
      await go('/');

      await page.locator('h1', { hasText: 'All is well: 1 accepted' }).waitFor();
      await page.locator('a[title="msg_seen"]').waitFor();
      await page.locator('header', { hasText: `${stage.description.pipelineName} us-east-1` }).waitFor();
    },
    START_MILLISECONDS,
  );

  it(
    'finds an event of the last minutes, and its way, by what AWS has of it',
    async () => {
      await go('/events');
      await page.locator('a[title="msg_seen"]').click();

      await page.locator('.hops li', { hasText: 'user-directory' }).waitFor();
      const hops = await page.locator('.hops strong').allInnerTexts();
      expect(hops).toEqual(expect.arrayContaining(['Claimed', 'Delivery', 'Published', 'user-directory']));
    },
    START_MILLISECONDS,
  );

  it(
    'offers nothing that only a pipeline on this machine can do',
    async () => {
      await go('/');
      expect(await page.locator('nav a[href="/send"], nav a[href="/break"]').count()).toBe(0);
      await go('/send');
      await page.getByText('To a deployed stage the command sends').waitFor();
      await go('/break');
      await page.getByText('A deployed stage cannot be broken from here').waitFor();
    },
    START_MILLISECONDS,
  );

  it(
    'shows a change with its command, and makes none',
    async () => {
      await go('/');
      await page.getByRole('button', { name: 'Pause user-directory' }).click();

      await page.getByText('This console only looks').waitFor();
      await page.locator('dialog code', { hasText: 'pause user-directory' }).waitFor();
      expect(await page.locator('dialog code').innerText()).toBe(
        'npx wallet-webhooks pause user-directory --yes --stage WalletWebhooks-local --region us-east-1',
      );
      expect(await page.getByRole('button', { name: 'Do it' }).count()).toBe(0);
    },
    START_MILLISECONDS,
  );

  it('has nothing to complain of', () => {
    expect(said).toEqual([]);
  });
});

/** The parameters by which a stage describes itself. */
function describing({
  pid: _,
  aws: __,
  startedAt: ____,
  sources,
  subscribers,
  tables,
  ...described
}: LocalStageDescription): Answers {
  // No engine keeps the log of operators. Another's has none of their lines.
  const stage = { ...described, operationsLogGroup: described.drain.logGroup };
  const path = `/wallet-webhooks/${stage.pipelineName}`;
  const parts = [
    ...Object.entries(sources).map(([source, { secret: ___, ...description }]) => ({ source, description })),
    ...Object.entries(subscribers).map(([subscriber, description]) => ({
      subscriber,
      description,
      tables: tables[subscriber],
    })),
  ];
  const parameters = (values: readonly object[]) => ({
    Parameters: values.map((value, index) => ({ Name: `${path}/${index}`, Value: JSON.stringify(value) })),
  });
  return {
    'AmazonSSM.GetParametersByPath': ({ Path }) =>
      parameters(Path === path ? parts : [stage satisfies Partial<StageDescription>]),
  };
}
