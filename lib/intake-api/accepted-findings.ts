import type { Acknowledgment } from 'aws-cdk-lib';

const NO_AUTHORIZER =
  'The signature over the body is the authentication. The intake checks it before all else.';

/** What cdk-nag finds in the API and why it is right. */
export const ACCEPTED_FINDINGS: readonly Acknowledgment[] = [
  {
    id: 'AwsSolutions::AwsSolutions-APIG2',
    reason: 'The intake checks a request after its signature; a model could reject what a provider adds.',
  },
  { id: 'AwsSolutions::AwsSolutions-APIG4', reason: NO_AUTHORIZER },
  { id: 'AwsSolutions::AwsSolutions-COG4', reason: NO_AUTHORIZER },
  {
    id: 'AwsSolutions::AwsSolutions-APIG6',
    reason: 'Execution logs hold headers and bodies, which no log may hold.',
  },
  {
    id: 'Serverless::Serverless-APIGWXrayEnabled',
    reason:
      'The access log has the times of each request. A trace of it would end at the intake, whose own line says more.',
  },
  {
    id: 'AwsSolutions::AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]',
    reason:
      'The policy that AWS makes for the logs of API Gateway, on a role that only API Gateway may take.',
  },
];
