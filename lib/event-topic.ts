import { Stack } from 'aws-cdk-lib';
import { AccountPrincipal, Grant, type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnTopic, FifoThroughputScope, Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { MAX_MESSAGE_BYTES } from '../core/topic/message-size.ts';
import { grantKeyUse } from './encryption/use-key.ts';
import { topicAlarms } from './event-topic/topic-alarms.ts';
import { type KeptState, keepState } from './keep-state.ts';
import type { Figures } from './observability/figures.ts';
import { graph } from './observability/graph.ts';
import type { Observable } from './observability/observable.ts';

/**
 * The key that SNS makes for every account. Whoever may publish may use it; it keeps out other accounts and AWS services as
 * publishers, of which there are none here. SNS decrypts before it delivers, so that queues need nothing of it.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 */
export const MANAGED_TOPIC_KEY = 'alias/aws/sns';

/** How the topic is kept. */
export interface EventTopicProps extends KeptState {
  /** The key with which messages are encrypted until they are delivered. @default the key that SNS makes for the account */
  readonly encryptionKey?: IKey | undefined;
}

/**
 * The topic that every verified event is published to, once and in order per user.
 *
 * Deduplication ids are given by the intake: two events may well have equal bodies. They are unique per event, and an
 * event always has the same message group, so deduplicating within the group is enough and lifts the limit of 3,000
 * messages a second.
 *
 * Defines one SNS FIFO topic, whose policy refuses requests without TLS, and alarms.
 */
export class EventTopic extends Construct implements Observable {
  readonly topic: Topic;
  readonly alarms;

  constructor(scope: Construct, id: string, { encryptionKey, ...kept }: EventTopicProps) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', {
      ...(encryptionKey === undefined ? {} : { masterKey: encryptionKey }),
      fifo: true,
      contentBasedDeduplication: false,
      fifoThroughputScope: FifoThroughputScope.MESSAGE_GROUP,
      enforceSSL: true,
    });
    // SNS goes on trying for weeks where a queue does not take a message.
    keepState(this.topic, kept);
    this.#setWhatHasNoProperty(encryptionKey);
    this.alarms = topicAlarms(this, this.topic);
  }

  /** Lets the grantee publish events. */
  grantPublishing(grantee: IGrantable): void {
    Grant.addToPrincipal({ grantee, actions: ['sns:Publish'], resourceArns: [this.topic.topicArn] });
    grantKeyUse(this, { key: this.topic.masterKey, grantee, service: 'sns' });
  }

  /** Lets the accounts subscribe queues of their own, of the topic's region, and nothing else. */
  allowSubscribersFrom(accountIds: readonly string[]): void {
    for (const account of accountIds) {
      const queues = Stack.of(this).formatArn({ service: 'sqs', account, resource: '*' });
      this.topic.addToResourcePolicy(
        new PolicyStatement({
          principals: [new AccountPrincipal(account)],
          actions: ['sns:Subscribe'],
          resources: [this.topic.topicArn],
          conditions: { StringEquals: { 'sns:Protocol': 'sqs' }, StringLike: { 'sns:Endpoint': queues } },
        }),
      );
    }
  }

  get figures(): Figures {
    const { topic } = this;
    return {
      costs: {
        messages: [
          topic.metricNumberOfMessagesPublished({ label: 'published' }),
          topic.metricNumberOfNotificationsDelivered({ label: 'delivered to queues' }),
        ],
      },
    };
  }

  get dashboardRows() {
    const { topic } = this;
    return [
      {
        title: 'Topic',
        widgets: [
          graph('Published', topic.metricNumberOfMessagesPublished()),
          graph('Delivered to queues', topic.metricNumberOfNotificationsDelivered()),
          graph('Not delivered', topic.metricNumberOfNotificationsFailed()),
        ],
      },
    ];
  }

  /** SNS takes 256 KiB unless told otherwise. */
  #setWhatHasNoProperty(encryptionKey: IKey | undefined): void {
    const resource = this.topic.node.defaultChild;
    if (!CfnTopic.isCfnTopic(resource))
      throw new TypeError('the topic has no resource of type AWS::SNS::Topic');
    if (encryptionKey === undefined) resource.kmsMasterKeyId = MANAGED_TOPIC_KEY;
    resource.maximumMessageSize = MAX_MESSAGE_BYTES;
    // cfn-lint's schema of the topic is older than the property.
    resource.addMetadata('cfn-lint', { config: { ignore_checks: ['E3002'] } });
  }
}
