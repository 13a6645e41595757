import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import { OidcProviderNative, PolicyStatement, Role, WebIdentityPrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

const ISSUER = 'token.actions.githubusercontent.com';

/** The repository that may deploy. `gh api repos/<owner>/<name> --jq '.owner.id, .id'` shows its two numbers. */
export interface DeployingRepository {
  readonly owner: string;
  readonly ownerId: number;
  readonly name: string;
  readonly id: number;
  /** The stack that it deploys. */
  readonly stackName: string;
}

/**
 * Who deploys from GitHub, without a key: a role that may look, for the environment `prod-diff`, and one that deploys, for `prod`. Each
 * trusts the token of one environment of one repository, and may take on only the roles of the CDK's bootstrap.
 *
 * Defines an OIDC provider, of which an account has one per issuer, and two IAM roles.
 */
export class DeployRoles extends Stack {
  constructor(scope: Construct, id: string, repository: DeployingRepository) {
    super(scope, id);
    const { openIdConnectProviderArn: provider } = new OidcProviderNative(this, 'GitHub', {
      url: `https://${ISSUER}`,
      clientIds: ['sts.amazonaws.com'],
    });
    const diff = this.#role('Diff', provider, subjects(repository, 'prod-diff'), ['lookup']);
    const deploy = this.#role('Deploy', provider, subjects(repository, 'prod'), [
      'lookup',
      'deploy',
      'file-publishing',
    ]);
    deploy.addToPolicy(this.#lookAt(repository.stackName));
    deploy.addToPolicy(
      new PolicyStatement({
        actions: ['ssm:GetParameter'],
        resources: [this.#arn('ssm', 'parameter/cdk-bootstrap/hnb659fds/version')],
      }),
    );
    new CfnOutput(this, 'DiffRoleArn', { value: diff.roleArn });
    new CfnOutput(this, 'DeployRoleArn', { value: deploy.roleArn });
  }

  #role(id: string, provider: string, subject: readonly string[], ofBootstrap: readonly string[]): Role {
    const trusted = { [`${ISSUER}:aud`]: 'sts.amazonaws.com', [`${ISSUER}:sub`]: subject };
    const role = new Role(this, id, {
      assumedBy: new WebIdentityPrincipal(provider, { StringEquals: trusted }),
    });
    const roleArn = (name: string) =>
      `arn:${this.partition}:iam::${this.account}:role/cdk-hnb659fds-${name}-role-${this.account}-${this.region}`;
    role.addToPolicy(
      new PolicyStatement({ actions: ['sts:AssumeRole'], resources: ofBootstrap.map(roleArn) }),
    );
    return role;
  }

  /** For `npm run deploy`, which reads what is deployed. */
  #lookAt(stackName: string): PolicyStatement {
    return new PolicyStatement({
      actions: ['cloudformation:DescribeStacks', 'cloudformation:GetTemplate'],
      resources: [this.#arn('cloudformation', `stack/${stackName}/*`)],
    });
  }

  #arn(service: string, resource: string): string {
    return `arn:${this.partition}:${service}:${this.region}:${this.account}:${resource}`;
  }
}

/**
 * How GitHub calls a job of the environment. A repository made since 15 July 2026, or renamed since, has its numbers in it; an older one
 * has not. The numbers are never given to another repository, so leave the second line out where yours has them.
 */
function subjects({ owner, ownerId, name, id }: DeployingRepository, environment: string): readonly string[] {
  return [
    `repo:${owner}@${ownerId}/${name}@${id}:environment:${environment}`,
    `repo:${owner}/${name}:environment:${environment}`,
  ];
}

if (import.meta.main) {
  const app = new App();
  new DeployRoles(app, 'WalletWebhooks-DeployRoles', {
    owner: 'acme',
    ownerId: 123456,
    name: 'webhooks',
    id: 456789,
    stackName: 'WalletWebhooks-prod',
  });
  app.synth();
}
