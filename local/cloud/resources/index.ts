import { bucket } from './bucket.ts';
import { eventSourceMapping } from './event-source-mapping.ts';
import { lambdaFunction } from './function.ts';
import { queue } from './queue.ts';
import type { ResourceType } from './resource-type.ts';
import { apiDeployment, apiMethod, apiResource, apiStage, gatewayResponse, restApi } from './rest-api.ts';
import { eventRule, schedule } from './schedule.ts';
import { secret } from './secret.ts';
import { subscription } from './subscription.ts';
import { globalTable, table } from './table.ts';
import { topic } from './topic.ts';
import { ipSet, webAcl, webAclAssociation } from './web-acl.ts';
import { typesWithoutEffect, withoutEffectType } from './without-effect.ts';

/** Every CloudFormation resource type that the local runtime knows. Any other is refused by name. */
export const resourceTypes: Readonly<Record<string, ResourceType>> = {
  'AWS::ApiGateway::Deployment': apiDeployment,
  'AWS::ApiGateway::GatewayResponse': gatewayResponse,
  'AWS::ApiGateway::Method': apiMethod,
  'AWS::ApiGateway::Resource': apiResource,
  'AWS::ApiGateway::RestApi': restApi,
  'AWS::ApiGateway::Stage': apiStage,
  'AWS::DynamoDB::GlobalTable': globalTable,
  'AWS::DynamoDB::Table': table,
  'AWS::Events::Rule': eventRule,
  'AWS::Lambda::EventSourceMapping': eventSourceMapping,
  'AWS::Lambda::Function': lambdaFunction,
  'AWS::S3::Bucket': bucket,
  'AWS::SNS::Subscription': subscription,
  'AWS::SNS::Topic': topic,
  'AWS::SQS::Queue': queue,
  'AWS::Scheduler::Schedule': schedule,
  'AWS::SecretsManager::Secret': secret,
  'AWS::WAFv2::IPSet': ipSet,
  'AWS::WAFv2::WebACL': webAcl,
  'AWS::WAFv2::WebACLAssociation': webAclAssociation,
  ...Object.fromEntries(Object.keys(typesWithoutEffect).map((type) => [type, withoutEffectType])),
};
