import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type Answers, RefusedCall, startAnsweringAws } from '../../ops/stage/answering-aws.ts';

const MAIN = join(import.meta.dirname, '../../../bin/deploy/main.ts');
const QUEUE = {
  Type: 'AWS::SQS::Queue',
  DeletionPolicy: 'RetainExceptOnCreate',
  Metadata: { 'aws:cdk:path': 'Shop-prod/Pipeline/billing/Queue/Resource' },
};
const TEMPLATE = { Resources: { Alarm: { Type: 'AWS::CloudWatch::Alarm' } } };

/** Stands in for the CDK: writes down how it was called, and what it would have synthesized and printed. */
const CDK = `#!/usr/bin/env node
const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs');
const args = process.argv.slice(2);
appendFileSync('calls.txt', args.join(' ') + '\\n');
if (args[0] === 'synth') {
  mkdirSync('cdk.out');
  const artifact = { type: 'aws:cloudformation:stack', environment: 'aws://unknown-account/eu-west-1',
    properties: { templateFile: 'Shop-prod.template.json' } };
  writeFileSync('cdk.out/manifest.json', JSON.stringify({ artifacts: { 'Shop-prod': artifact } }));
  writeFileSync('cdk.out/Shop-prod.template.json', ${JSON.stringify(JSON.stringify(TEMPLATE))});
}
if (args[0] === 'deploy')
  writeFileSync('cdk.out/outputs.json', JSON.stringify({ 'Shop-prod': { Step1EnterUrls: 'Enter the URLs.' } }));
`;

const deployed = (template: object) => () =>
  `<GetTemplateResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><GetTemplateResult><TemplateBody>${JSON.stringify(
    template,
  ).replaceAll('"', '&quot;')}</TemplateBody></GetTemplateResult></GetTemplateResponse>`;
const state =
  (status: string, isProtected = true) =>
  () =>
    `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member><StackName>Shop-prod</StackName><CreationTime>2026-11-27T08:00:00Z</CreationTime><StackStatus>${status}</StackStatus><EnableTerminationProtection>${isProtected}</EnableTerminationProtection></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`;
const bootstrapped = () => ({ Parameter: { Name: 'version', Value: '33' } });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wallet-webhooks-deploy-'));
  writeFileSync(join(folder, 'cdk'), CDK);
  chmodSync(join(folder, 'cdk'), 0o755);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function run(args: readonly string[], answers: Answers, environment: NodeJS.ProcessEnv = {}) {
  const aws = await startAnsweringAws(answers);
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: [folder, process.env['PATH']].join(delimiter),
      HOME: folder,
      AWS_ENDPOINT_URL: aws.endpoint,
      AWS_ACCESS_KEY_ID: 'any',
      AWS_SECRET_ACCESS_KEY: 'any',
      AWS_EC2_METADATA_DISABLED: 'true',
      ...environment,
    },
  });
  const [out, problem, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((resolve) => child.once('close', resolve)),
  ]);
  await aws.close();
  const calls = join(folder, 'calls.txt');
  return { code, out, problem, ran: existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : [] };
}

describe('npm run deploy', () => {
  it('compares with what CloudFormation has, deploys by the CDK and says what to do then', async () => {
    const answers = {
      DescribeStacks: state('UPDATE_COMPLETE'),
      GetTemplate: deployed({ Resources: {} }),
      'AmazonSSM.GetParameter': bootstrapped,
    };

    expect(await run(['prod', '--yes'], answers)).toEqual({
      code: 0,
      problem: '',
      out: 'What a deployment of Shop-prod does:\nNew:\n  1 × CloudWatch::Alarm\n\n1. Enter the URLs.\n',
      ran: [
        'synth --quiet --output cdk.out',
        'diff Shop-prod --app cdk.out --fail-on=destructive',
        'deploy Shop-prod --app cdk.out --require-approval=never --outputs-file cdk.out/outputs.json',
      ],
    });
  });

  it('ends without deploying where a queue would be left behind, and nobody said that it may', async () => {
    const answers = {
      DescribeStacks: state('CREATE_COMPLETE'),
      GetTemplate: deployed({ Resources: { Queue: QUEUE } }),
      'AmazonSSM.GetParameter': bootstrapped,
    };

    const { code, out, ran } = await run(['prod', '--yes'], answers);

    expect(code).toBe(1);
    expect(out).toContain(
      '  the queue Pipeline/billing/Queue (Queue) stays: nothing comes in or out any more',
    );
    expect(ran.at(-1)).toMatch(/^diff /);
  });

  it('says how to bootstrap where that was never done', async () => {
    const answers = {
      DescribeStacks: () => new RefusedCall('ValidationError', 'Stack with id Shop-prod does not exist'),
      'AmazonSSM.GetParameter': () => new RefusedCall('ParameterNotFound', 'no'),
    };

    const { code, problem, ran } = await run(['prod', '--yes'], answers);

    expect({ code, ran }).toEqual({ code: 1, ran: ['synth --quiet --output cdk.out'] });
    expect(problem).toMatch(
      /^the CDK was never bootstrapped in eu-west-1: run npx cdk bootstrap aws:\/\/ACCOUNT\/eu-west-1 once, /,
    );
  });

  it('deploys what failed the first time as if it were the first time', async () => {
    const answers = {
      DescribeStacks: state('ROLLBACK_COMPLETE', false),
      GetTemplate: deployed(TEMPLATE),
      'AmazonSSM.GetParameter': bootstrapped,
    };

    const { code, out, ran } = await run(['prod', '--yes'], answers);

    expect({ code, last: ran.at(-1)?.split(' ')[0] }).toEqual({ code: 0, last: 'deploy' });
    expect(out).toMatch(/^Shop-prod is not deployed yet\. Resources to make: 1\.\n/);
  });

  it('says how the CDK may delete what failed the first time and is protected', async () => {
    const answers = { DescribeStacks: state('ROLLBACK_COMPLETE'), GetTemplate: deployed(TEMPLATE) };

    const { code, problem, ran } = await run(['prod', '--yes'], answers);

    expect({ code, ran }).toEqual({ code: 1, ran: ['synth --quiet --output cdk.out'] });
    expect(problem).toBe(
      'the first deployment of Shop-prod failed, and nothing of it is in use; the CDK makes it anew once it may delete what is left: run ' +
        'aws cloudformation update-termination-protection --no-enable-termination-protection --stack-name Shop-prod --region eu-west-1\n',
    );
  });

  it('takes what was only looked at and never deployed for not deployed', async () => {
    const answers = {
      DescribeStacks: state('REVIEW_IN_PROGRESS'),
      'AmazonSSM.GetParameter': bootstrapped,
    };

    expect((await run(['prod', '--yes'], answers)).out).toMatch(/^Shop-prod is not deployed yet\./);
  });

  it('says what to do without credentials', async () => {
    const none = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' };

    const { code, problem } = await run(['prod', '--yes'], {}, none);

    expect({ code, problem }).toEqual({
      code: 3,
      problem: 'there are no AWS credentials; set AWS_PROFILE, or get some with aws sso login\n',
    });
  });

  it('refuses a stage that there is not', async () => {
    expect(await run(['production', '--yes'], {})).toMatchObject({
      code: 2,
      problem: 'there is no stage "production"; there are: Shop-prod\n',
    });
  });
});
