import { LOCAL_ACCOUNT } from '../template/create-scope.ts';
import type { ResourceType } from './resource-type.ts';

/** Resource types that the local runtime knows and on purpose does nothing for, with the reason. */
export const typesWithoutEffect: Readonly<Record<string, string>> = {
  'AWS::ApiGateway::Account': 'the local gateway writes its log to a file',
  'AWS::ApiGateway::BasePathMapping': 'the local gateway has one address',
  'AWS::ApiGateway::DomainName': 'the local gateway has one address',
  'AWS::CDK::Metadata': 'it describes the library versions of the deployment',
  'AWS::CertificateManager::Certificate': 'the local gateway speaks plain HTTP',
  'AWS::CloudWatch::Alarm': 'alarms are not evaluated locally',
  'AWS::CloudWatch::CompositeAlarm': 'alarms are not evaluated locally',
  'AWS::CloudWatch::Dashboard': 'nothing draws it locally',
  'AWS::Glue::Database': 'there is no Athena locally',
  'AWS::Glue::Table': 'there is no Athena locally',
  'AWS::IAM::ManagedPolicy': 'permissions are not checked locally',
  'AWS::IAM::Policy': 'permissions are not checked locally',
  'AWS::IAM::Role': 'permissions are not checked locally',
  'AWS::KMS::Alias': 'nothing is encrypted locally',
  'AWS::KMS::Key': 'nothing is encrypted locally',
  'AWS::Lambda::EventInvokeConfig': 'a failed run of a schedule is not repeated locally; the next one comes',
  'AWS::Lambda::Permission': 'permissions are not checked locally',
  'AWS::Logs::LogGroup': 'logs go to files in the data directory',
  'AWS::Logs::MetricFilter': 'only what functions count is measured locally',
  'AWS::Logs::QueryDefinition': 'there is no CloudWatch to query',
  'AWS::Logs::ResourcePolicy': 'permissions are not checked locally',
  'AWS::Route53::HostedZone': 'the local gateway has one address',
  'AWS::Route53::RecordSet': 'the local gateway has one address',
  'AWS::S3::BucketPolicy': 'permissions are not checked locally',
  'AWS::SNS::TopicPolicy': 'permissions are not checked locally',
  'AWS::SQS::QueuePolicy': 'permissions are not checked locally',
  'AWS::SSM::Parameter': 'what a stage says of itself stands in the data directory',
  'AWS::WAFv2::LoggingConfiguration': 'the decisions of the web ACL are shown with each request',
};

/** Gives such a resource the names that others may refer to. */
export const withoutEffectType: ResourceType = {
  properties: 'all without effect',
  create({ logicalId, type }, { region }) {
    const service = type.split('::')[1]?.toLowerCase() ?? 'local';
    return {
      ref: logicalId,
      attributes: { Arn: `arn:aws:${service}:${region}:${LOCAL_ACCOUNT}:${logicalId}` },
    };
  },
};
