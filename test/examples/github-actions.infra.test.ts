import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { deployArguments } from '../../bin/deploy/arguments.ts';
import { DeployRoles } from '../../examples/github-actions/deploy-roles.ts';
import { rendered, resource } from '../lib/template-of.ts';

const workflow = readFileSync(new URL('../../examples/github-actions/deploy.yml', import.meta.url), 'utf8');
const template = Template.fromStack(
  new DeployRoles(new App(), 'Roles', {
    owner: 'acme',
    ownerId: 123456,
    name: 'webhooks',
    id: 456789,
    stackName: 'WalletWebhooks-prod',
  }),
);

interface Statement {
  readonly Action: string;
  readonly Resource: unknown;
  readonly Condition?: { readonly StringEquals: Readonly<Record<string, unknown>> };
}

function roleOf(prefix: string): Statement | undefined {
  return statementsOf('AWS::IAM::Role', prefix, 'AssumeRolePolicyDocument')[0];
}

function permissionsOf(prefix: string): readonly string[] {
  return statementsOf('AWS::IAM::Policy', prefix, 'PolicyDocument').flatMap(({ Action, Resource }) =>
    [Resource].flat().map((resource) => `${Action} ${rendered(resource)}`),
  );
}

function statementsOf(type: string, prefix: string, document: string): readonly Statement[] {
  const { Statement } = resource(template, type, prefix).Properties[document] as { Statement: Statement[] };
  return Statement;
}

describe('the roles that deploy from GitHub', () => {
  it.each([
    ['Diff', 'prod-diff'],
    ['Deploy', 'prod'],
  ])(
    'trust one environment of one repository, by its numbers and as older ones are called: %s',
    (role, name) => {
      expect(roleOf(role)?.Condition).toEqual({
        StringEquals: {
          'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
          'token.actions.githubusercontent.com:sub': [
            `repo:acme@123456/webhooks@456789:environment:${name}`,
            `repo:acme/webhooks:environment:${name}`,
          ],
        },
      });
    },
  );

  it('may take on roles of the bootstrap and nothing else, but to read what is deployed', () => {
    const bootstrap = (name: string) =>
      `sts:AssumeRole arn:<AWS::Partition>:iam::<AWS::AccountId>:role/cdk-hnb659fds-${name}-role-<AWS::AccountId>-<AWS::Region>`;
    const here = '<AWS::Region>:<AWS::AccountId>';

    expect(permissionsOf('Diff')).toEqual([bootstrap('lookup')]);
    expect(permissionsOf('Deploy')).toEqual([
      bootstrap('lookup'),
      bootstrap('deploy'),
      bootstrap('file-publishing'),
      `cloudformation:DescribeStacks,cloudformation:GetTemplate arn:<AWS::Partition>:cloudformation:${here}:stack/WalletWebhooks-prod/*`,
      `ssm:GetParameter arn:<AWS::Partition>:ssm:${here}:parameter/cdk-bootstrap/hnb659fds/version`,
    ]);
  });

  it('use no thumbprint, which AWS looks at no more', () => {
    template.hasResourceProperties('AWS::IAM::OIDCProvider', {
      Url: 'https://token.actions.githubusercontent.com',
      ClientIdList: ['sts.amazonaws.com'],
    });
  });
});

describe('the workflow', () => {
  it('pins every action by its commit', () => {
    const used = [...workflow.matchAll(/uses: (\S+)/g)].map(([, action = '']) => action);

    expect(used).toHaveLength(6);
    for (const action of used) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
  });

  it('may write nothing in the repository, and gets a token of its environment', () => {
    expect(workflow).toContain('permissions:\n  contents: read\n  id-token: write');
    expect([...workflow.matchAll(/environment: (\S+)/g)].map(([, name]) => name)).toEqual([
      'prod-diff',
      'prod',
    ]);
  });

  it('deploys as npm run deploy takes it, and what is destructive only where somebody says so', () => {
    const [, typed = ''] =
      /npm run deploy -- "\$STACK" (--yes) \$\{\{ inputs\.destructive/.exec(workflow) ?? [];

    expect(deployArguments(['WalletWebhooks-prod', typed])).toMatchObject({ yes: true, destructive: false });
  });
});
