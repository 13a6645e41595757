import { type DeployPorts, deploy } from '../../../bin/deploy/deploy.ts';
import type { Deployed } from '../../../bin/deploy/deployed.ts';
import { LogRole } from '../../../bin/deploy/log-role.ts';
import type { Template } from '../../../core/deployment/template.ts';

const KEPT = { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' };
const QUEUE = { Type: 'AWS::SQS::Queue', ...KEPT };
const ALARM = { Type: 'AWS::CloudWatch::Alarm' };
const API = { Type: 'AWS::ApiGateway::RestApi' };

interface Situation {
  readonly template?: Template;
  readonly deployed?: Deployed;
  /** What is answered on the terminal. Without it there is none. */
  readonly answer?: boolean;
  /** What each program ends with, by its first two words. */
  readonly ended?: Readonly<Record<string, { readonly status: number; readonly printed?: string }>>;
}

interface Told {
  readonly code: number;
  readonly said: readonly string[];
  readonly asked: readonly string[];
  readonly ran: readonly string[];
}

async function deployment(
  flags: { readonly yes?: boolean; readonly destructive?: boolean },
  {
    template = { Resources: { Queue: QUEUE, Alarm: ALARM } },
    deployed = template,
    answer,
    ended = {},
  }: Situation,
): Promise<Told> {
  const told = { said: [] as string[], asked: [] as string[], ran: [] as string[] };
  const run = (program: string, ...args: readonly string[]) => {
    told.ran.push([program, ...args].join(' '));
    return { status: 0, printed: '', ...ended[`${program} ${args[0]}`] };
  };
  const programs = {
    show: async (...args: [string, ...string[]]) => run(...args).status,
    hear: async (...args: [string, ...string[]]) => run(...args),
  };
  const ports: DeployPorts = {
    programs,
    synthesize: async () => ({ name: 'Shop-prod', template }),
    deployedTemplate: async () => deployed,
    checkBootstrap: async () => {},
    logRole: new LogRole(programs, 'cdk.out'),
    listed: { 'Shop-prod': { Queue: 'AWS::SQS::Queue RetainExceptOnCreate', Old: 'AWS::SQS::Queue Delete' } },
    assembly: 'cdk.out',
    readOutputs: () => ({ 'Shop-prod': { Step1EnterUrls: 'Enter the URLs.' } }),
    ask:
      answer === undefined
        ? undefined
        : async (question) => {
            told.asked.push(question);
            return answer;
          },
    say: (line) => told.said.push(line),
  };
  const code = await deploy({ stage: 'prod', yes: false, destructive: false, ...flags }, ports);
  return { code, ...told };
}

const DIFF = 'cdk diff Shop-prod --app cdk.out --fail-on=destructive';
const DEPLOY = (approval: string) =>
  `cdk deploy Shop-prod --app cdk.out --require-approval=${approval} --outputs-file cdk.out/outputs.json`;
const WITHOUT_ALARM: Template = { Resources: { Queue: QUEUE } };
const WITHOUT_QUEUE: Template = { Resources: { Alarm: ALARM } };

describe('a deployment', () => {
  it('says what it does, asks, deploys so that the CDK asks again about what is destructive, and says what to do then', async () => {
    expect(
      await deployment(
        {},
        { template: WITHOUT_ALARM, deployed: { Resources: { Queue: QUEUE, Alarm: ALARM } }, answer: true },
      ),
    ).toEqual({
      code: 0,
      said: [
        'What a deployment of Shop-prod does:',
        'Removed:',
        '  1 × CloudWatch::Alarm',
        '',
        '1. Enter the URLs.',
      ],
      asked: ['Deploy Shop-prod?'],
      ran: [DIFF, DEPLOY('destructive')],
    });
  });

  it('does nothing where the answer is no', async () => {
    const { code, said, ran } = await deployment({}, { deployed: WITHOUT_ALARM, answer: false });

    expect({ code, last: said.at(-1), ran }).toEqual({ code: 1, last: 'Not deployed.', ran: [DIFF] });
  });

  it('leaves it to the CDK where no resource changes: tags and outputs may', async () => {
    expect(await deployment({}, { answer: true })).toEqual({
      code: 0,
      said: ['What a deployment of Shop-prod does:', 'No resource changes.', '', '1. Enter the URLs.'],
      asked: ['Deploy Shop-prod?'],
      ran: [DIFF, DEPLOY('destructive')],
    });
  });

  it('fails as the CDK does', async () => {
    const ended = { 'cdk deploy': { status: 1 } };

    expect(await deployment({}, { deployed: WITHOUT_ALARM, answer: true, ended })).toMatchObject({ code: 1 });
  });
});

describe('a deployment without a terminal', () => {
  it('does nothing unless it is told --yes', async () => {
    const { code, said, ran } = await deployment({}, { deployed: WITHOUT_ALARM });

    expect({ code, last: said.at(-1), ran }).toEqual({
      code: 1,
      last: 'Not deployed: there is no terminal to ask on. Add --yes.',
      ran: [DIFF],
    });
  });

  it('deploys what loses nothing with --yes, and asks nobody', async () => {
    const told = await deployment({ yes: true }, { deployed: WITHOUT_ALARM });

    expect(told).toMatchObject({ code: 0, asked: [], ran: [DIFF, DEPLOY('never')] });
  });

  it('deploys nothing by --yes alone where something is lost, and does with --destructive', async () => {
    const removal = { template: WITHOUT_QUEUE, deployed: { Resources: { Queue: QUEUE, Alarm: ALARM } } };

    const refused = await deployment({ yes: true }, removal);
    expect(refused).toMatchObject({ code: 1, ran: [DIFF] });
    expect(refused.said.at(-1)).toBe(
      'Not deployed: with --yes alone nothing is lost or left behind. Add --destructive.',
    );
    expect(await deployment({ yes: true, destructive: true }, removal)).toMatchObject({
      code: 0,
      ran: [DIFF, DEPLOY('never')],
    });
  });

  it('goes by what the CDK finds in its change set too, but for what is as good when it is made anew', async () => {
    const found = (line: string) => ({
      deployed: WITHOUT_ALARM,
      ended: {
        'cdk diff': {
          status: 1,
          printed: `❌  Found 1 destructive change(s) (--fail-on=destructive):\n  Shop-prod: ${line}\n`,
        },
      },
    });

    const refused = await deployment({ yes: true }, found('AWS::Fsx::Volume Disk Disk1 will be replaced'));
    expect(refused.code).toBe(1);
    expect(refused.said).toContain('  Shop-prod: AWS::Fsx::Volume Disk Disk1 will be replaced');
    const harmless = found('AWS::ApiGateway::Deployment Api/Deployment Deployment1 will be destroyed');
    expect(await deployment({ yes: true }, harmless)).toMatchObject({ code: 0 });
  });
});

describe('what the CDK finds', () => {
  it('is said where the comparison has not said it already', async () => {
    const line = (id: string) => `  Shop-prod: AWS::SQS::Queue Pipeline/x/Queue ${id} will be orphaned`;
    const printed = `❌  Found 2 destructive change(s) (--fail-on=destructive):\n${line('Queue')}\n${line('Other')}\n`;

    const { said } = await deployment(
      { yes: true },
      {
        template: WITHOUT_QUEUE,
        deployed: { Resources: { Queue: QUEUE, Alarm: ALARM } },
        ended: { 'cdk diff': { status: 1, printed } },
      },
    );

    expect(said.filter((each) => each.includes('orphaned'))).toEqual([line('Other')]);
  });
});

describe('where the deployed template may not be seen', () => {
  it('what is lost is told by the list that is committed', async () => {
    const { code, said } = await deployment({ yes: true }, { deployed: 'unseen' });

    expect(code).toBe(1);
    expect(said).toEqual([
      'What is deployed of Shop-prod may not be read (cloudformation:DescribeStacks and GetTemplate); this is compared with stateful-ids.json:',
      'Lost for good:',
      '  the queue Old is deleted: the events that wait in it are gone',
      '  To keep what is removed: take the removal back, deploy with deletionProtection, and remove it then.',
      'Not deployed: with --yes alone nothing is lost or left behind. Add --destructive.',
    ]);
  });
});

describe('where nothing of the list that is committed is lost', () => {
  it('is said so, and not that nothing changes, which nobody knows', async () => {
    const template = { Resources: { Queue: QUEUE, Old: { Type: 'AWS::SQS::Queue' } } };

    expect((await deployment({ yes: true }, { template, deployed: 'unseen' })).said.slice(1)).toEqual([
      'Nothing of what it lists is lost.',
      '',
      '1. Enter the URLs.',
    ]);
  });
});

describe('a first deployment', () => {
  const first: Situation = { template: { Resources: { Api: API } }, deployed: 'nothing' };
  const ASK = 'aws apigateway get-account --query cloudwatchRoleArn --output text';

  it('makes the role with which API Gateway writes logs first, where the account has none', async () => {
    const ended = { 'aws apigateway': { status: 0, printed: 'None\n' } };

    const { code, said, ran } = await deployment({ yes: true }, { ...first, ended });

    expect(code).toBe(0);
    expect(said.slice(0, 2)).toEqual([
      'Shop-prod is not deployed yet. Resources to make: 1.',
      'API Gateway has no role to write logs with in this account and region. WalletWebhooks-ApiGatewayLogs makes it first, once for all its APIs.',
    ]);
    expect(ran).toEqual([
      ASK,
      'cdk deploy WalletWebhooks-ApiGatewayLogs --app node --import ./bin/require-node-24.mjs bin/api-gateway-logs.ts --output cdk.out-api-gateway-logs --require-approval=never',
      DEPLOY('never'),
    ]);
  });

  it.each([
    ['the account has one, whoever made it', { status: 0, printed: 'arn:aws:iam::1:role/logs\n' }],
    ['it cannot be told', { status: 254, printed: 'not authorized' }],
  ])('leaves the role as it is where %s', async (_, ended) => {
    const { ran } = await deployment({ yes: true }, { ...first, ended: { 'aws apigateway': ended } });

    expect(ran).toEqual([ASK, DEPLOY('never')]);
  });

  it('does not look for the role where the stage makes it itself', async () => {
    const template = { Resources: { Api: API, Account: { Type: 'AWS::ApiGateway::Account' } } };

    expect((await deployment({ yes: true }, { template, deployed: 'nothing' })).ran).toEqual([
      DEPLOY('never'),
    ]);
  });
});
