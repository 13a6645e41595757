/** A type of resource that holds something which another one of its kind would not have. */
export interface StatefulType {
  /** What people call it. */
  readonly noun: string;
  /** What it comes to when it is deleted. */
  readonly gone: string;
  /** What becomes of it when it is left behind. */
  readonly left: string;
  /** The properties that CloudFormation cannot change in place: it makes another one. */
  readonly replacedBy: readonly string[];
  /** The properties with whose change CloudFormation writes over what it holds. */
  readonly overwrittenBy?: readonly string[];
}

/** Those that this pipeline has, by CloudFormation's names. */
export const STATEFUL_TYPES: Readonly<Record<string, StatefulType>> = {
  'AWS::SQS::Queue': {
    noun: 'queue',
    gone: 'the events that wait in it are gone',
    left: 'nothing comes in or out any more, and what waits in it expires after 14 days',
    replacedBy: ['QueueName', 'FifoQueue'],
  },
  'AWS::DynamoDB::Table': {
    noun: 'table',
    gone: 'all that is in it is gone',
    left: 'nothing reads or writes it any more',
    replacedBy: ['TableName', 'KeySchema', 'LocalSecondaryIndexes', 'ImportSourceSpecification'],
  },
  'AWS::SecretsManager::Secret': {
    noun: 'secret',
    gone: 'its value is gone',
    left: 'nothing reads it any more',
    replacedBy: ['Name'],
    overwrittenBy: ['GenerateSecretString', 'SecretString'],
  },
  'AWS::S3::Bucket': {
    noun: 'bucket',
    gone: 'all that is in it is gone',
    left: 'nothing reads or writes it any more',
    replacedBy: ['BucketName', 'BucketNamePrefix', 'BucketNamespace'],
  },
  'AWS::SNS::Topic': {
    noun: 'topic',
    gone: 'so are its subscriptions, those of other stacks too, and what it has not delivered yet',
    left: 'nothing is published to it any more',
    replacedBy: ['TopicName', 'FifoTopic'],
  },
  'AWS::SNS::Subscription': {
    noun: 'subscription',
    gone: 'its queue gets no more events',
    left: 'its queue gets no more events',
    replacedBy: ['Endpoint', 'Protocol', 'TopicArn'],
  },
  'AWS::Logs::LogGroup': {
    noun: 'log group',
    gone: 'its lines are gone',
    left: 'nothing writes to it any more',
    replacedBy: ['LogGroupName'],
  },
  'AWS::ApiGateway::RestApi': {
    noun: 'API',
    gone: 'so is its host name: enter the new URLs at the providers',
    left: 'its old URLs reach nothing any more: enter the new ones at the providers',
    replacedBy: [],
  },
  'AWS::ApiGateway::Stage': {
    noun: 'stage of the API',
    gone: 'so are the URLs that name it: enter the new ones at the providers',
    left: 'its old URLs reach nothing any more: enter the new ones at the providers',
    replacedBy: ['StageName', 'RestApiId'],
  },
  'AWS::ApiGateway::DomainName': {
    noun: 'domain name',
    gone: 'so is what its records point at: point them at the new target',
    left: 'its records reach nothing any more: point them at the new target',
    replacedBy: ['DomainName'],
  },
};
