import { RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnAccount } from 'aws-cdk-lib/aws-apigateway';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/**
 * The role with which API Gateway writes logs, of which an account has one per region for all its APIs. A stack of its own, so that
 * no pipeline changes it for the others; deploy it where nobody has made one. The role stays when the stack is deleted: the logs of
 * every API of the account and region would end with it.
 *
 * Defines an IAM role, and sets it for the account and region.
 */
export class ApiGatewayLogsStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps = {}) {
    super(scope, id, {
      description: 'The role with which API Gateway writes logs, for all APIs of the account and region',
      ...props,
    });
    const role = new Role(this, 'Role', {
      description: 'API Gateway writes its logs with it',
      assumedBy: new ServicePrincipal('apigateway.amazonaws.com'),
      managedPolicies: [
        ManagedPolicy.fromAwsManagedPolicyName('service-role/AmazonAPIGatewayPushToCloudWatchLogs'),
      ],
    });
    role.applyRemovalPolicy(RemovalPolicy.RETAIN);
    const account = new CfnAccount(this, 'Account', { cloudWatchRoleArn: role.roleArn });
    account.applyRemovalPolicy(RemovalPolicy.RETAIN);
  }
}
