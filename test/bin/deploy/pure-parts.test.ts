import { deployArguments } from '../../../bin/deploy/arguments.ts';
import { chosenStack } from '../../../bin/deploy/assembly.ts';
import { destructiveLines } from '../../../bin/deploy/destructive-lines.ts';
import { nextSteps } from '../../../bin/deploy/next-steps.ts';

describe('the arguments of a deployment', () => {
  it('name a stage, and say whether anybody is asked and what may be lost', () => {
    expect(deployArguments(['prod'])).toEqual({ stage: 'prod', yes: false, destructive: false });
    expect(deployArguments(['prod', '--yes', '--destructive', '--profile', 'shop'])).toEqual({
      stage: 'prod',
      yes: true,
      destructive: true,
      profile: 'shop',
    });
    expect(deployArguments(['dev', '--region', 'eu-west-1'])).toEqual({
      stage: 'dev',
      yes: false,
      destructive: false,
      region: 'eu-west-1',
    });
    expect(deployArguments(['--help'])).toBeUndefined();
  });

  it.each([
    [[], 'one stage is deployed at a time'],
    [['dev', 'prod'], 'one stage is deployed at a time'],
    [['prod', '--force'], "Unknown option '--force'"],
    [['prod', '--destructive'], '--destructive goes with --yes'],
    [['prod', '--profile'], "Option '--profile <value>' argument missing"],
  ])('are refused where they ask for nothing that there is: %j', (args, problem) => {
    expect(() => deployArguments(args)).toThrow(`${problem}; see npm run deploy -- --help`);
  });
});

describe('the stack that is meant', () => {
  const stacks = ['WalletWebhooks-dev', 'WalletWebhooks-prod'].map((name) => ({ name, template: {} }));

  it('is named by itself or by its stage', () => {
    expect(chosenStack(stacks, { stage: 'WalletWebhooks-prod' }).name).toBe('WalletWebhooks-prod');
    expect(chosenStack(stacks, { stage: 'prod' }).name).toBe('WalletWebhooks-prod');
  });

  it('is none where there is no such stage, and those that there are are named', () => {
    expect(() => chosenStack(stacks, { stage: 'production' })).toThrow(
      'there is no stage "production"; there are: WalletWebhooks-dev, WalletWebhooks-prod',
    );
  });

  it('goes where its stage says, and anywhere where it says nothing', () => {
    const there = { name: 'WalletWebhooks-prod', template: {}, region: 'eu-west-1' };
    const prod = (region: string) => ({ stage: 'prod', region });

    expect(chosenStack(stacks, prod('us-east-1')).name).toBe('WalletWebhooks-prod');
    expect(chosenStack([there], prod('eu-west-1'))).toBe(there);
    expect(() => chosenStack([there], prod('us-east-1'))).toThrow(
      'WalletWebhooks-prod goes to eu-west-1, as pipeline.config.ts says, and not to us-east-1',
    );
  });
});

describe('what the CDK finds to be destructive', () => {
  // Printed by aws-cdk 2.1148.1.
  const PRINTED = `Stack WalletWebhooks-prod
Resources
[-] AWS::SQS::Queue Pipeline/billing/Subscriber/Queue Queue1 orphan

❌  Found 3 destructive change(s) (--fail-on=destructive):
  WalletWebhooks-prod: AWS::SQS::Queue Pipeline/billing/Subscriber/Queue Queue1 will be orphaned
  WalletWebhooks-prod: AWS::ApiGateway::Deployment Pipeline/Api/Api/Deployment Deployment2 will be destroyed
  WalletWebhooks-prod: AWS::Fsx::Volume Volume1 may be replaced
`;

  it('counts where something is lost by it, and not where another one is as good', () => {
    expect(destructiveLines(PRINTED)).toEqual([
      'WalletWebhooks-prod: AWS::SQS::Queue Pipeline/billing/Subscriber/Queue Queue1 will be orphaned',
      'WalletWebhooks-prod: AWS::Fsx::Volume Volume1 may be replaced',
    ]);
  });

  it('is all that it prints where it prints in a way that is not known here', () => {
    expect(destructiveLines('Something went wrong\n\n  with a queue\n')).toEqual([
      'Something went wrong',
      'with a queue',
    ]);
  });
});

describe('what is to be done after a deployment', () => {
  it('is what the outputs of the stack say, by the numbers in their names', () => {
    const outputs = {
      'WalletWebhooks-prod': {
        Step10Rest: 'Rest.',
        DashboardUrl: 'https://console',
        Step2PutSecrets: 'Put the secrets.',
        Step1EnterUrls: 'Enter the URLs.',
      },
    };

    expect(nextSteps(outputs, 'WalletWebhooks-prod')).toEqual([
      '1. Enter the URLs.',
      '2. Put the secrets.',
      '10. Rest.',
    ]);
    expect(nextSteps(outputs, 'WalletWebhooks-dev')).toEqual([]);
  });
});
