import { Stack } from 'aws-cdk-lib';
import { AccountPrincipal, Grant, type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnTopic, FifoThroughputScope, Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { MAX_MESSAGE_BYTES } from '../core/topic/message-size.ts';
import { graph } from './observability/graph.ts';
import type { Observable } from './observability/observable.ts';

/**
 * The topic that every verified event is published to, once and in order per user.
 *
 * Deduplication ids are given by the intake: two events may well have equal bodies. They are unique per event, and an
 * event always has the same message group, so deduplicating within the group is enough and lifts the limit of 3,000
 * messages a second.
 *
 * Defines one SNS FIFO topic, whose policy refuses requests without TLS.
 */
export class EventTopic extends Construct implements Observable {
  readonly topic: Topic;
  readonly alarms = [];

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', {
      fifo: true,
      contentBasedDeduplication: false,
      fifoThroughputScope: FifoThroughputScope.MESSAGE_GROUP,
      enforceSSL: true,
    });
    this.#allowLargeMessages();
  }

  /** Lets the grantee publish events. */
  grantPublishing(grantee: IGrantable): void {
    Grant.addToPrincipal({ grantee, actions: ['sns:Publish'], resourceArns: [this.topic.topicArn] });
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

  /** SNS takes 256 KiB unless told otherwise; the construct library has no property for it yet. */
  #allowLargeMessages(): void {
    const resource = this.topic.node.defaultChild;
    if (!CfnTopic.isCfnTopic(resource))
      throw new TypeError('the topic has no resource of type AWS::SNS::Topic');
    resource.maximumMessageSize = MAX_MESSAGE_BYTES;
    // cfn-lint's schema of the topic is older than the property.
    resource.addMetadata('cfn-lint', { config: { ignore_checks: ['E3002'] } });
  }
}
