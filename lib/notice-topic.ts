import { Validations } from 'aws-cdk-lib';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnTopic, Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { grantKeyUse } from './encryption/use-key.ts';
import { MANAGED_TOPIC_KEY } from './event-topic.ts';
import type { Observable } from './observability/observable.ts';
import { raiseAlarm } from './observability/raise-alarm.ts';
import { MAIL_FINDINGS } from './review/mail-findings.ts';

/** What a topic for people is made of. */
export interface NoticeTopicProps {
  /** The handler whose notices they are: such as `security-alerts`. */
  readonly handler: string;
  /** What its manifest calls the topic: such as `people`. */
  readonly name: string;
  /** The addresses that are asked to subscribe. */
  readonly emails: readonly string[];
  /** The key with which notices are encrypted until they are delivered. @default the key that SNS makes for the account */
  readonly encryptionKey?: IKey | undefined;
}

/**
 * A topic that a handler publishes notices for people to. An e-mail address gets them once it has confirmed; chat channels
 * and other services are subscribed by whoever has the topic's ARN.
 *
 * Defines one standard SNS topic, whose policy refuses requests without TLS, its e-mail subscriptions, and an alarm.
 */
export class NoticeTopic extends Construct implements Observable {
  readonly topic: Topic;
  readonly alarms;
  readonly dashboardRows = [];

  constructor(scope: Construct, id: string, { handler, name, emails, encryptionKey }: NoticeTopicProps) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', {
      ...(encryptionKey === undefined ? {} : { masterKey: encryptionKey }),
      enforceSSL: true,
    });
    const resource = this.topic.node.defaultChild;
    if (encryptionKey === undefined && CfnTopic.isCfnTopic(resource))
      resource.kmsMasterKeyId = MANAGED_TOPIC_KEY;
    for (const email of emails) this.topic.addSubscription(new EmailSubscription(email));
    Validations.of(this.topic).acknowledge(...MAIL_FINDINGS);
    this.alarms = [
      raiseAlarm(this, 'NotNotified', {
        kind: 'not-notified',
        subject: `${handler}/${name}`,
        description: `${handler}: SNS could not deliver notices to a subscriber of the topic. Look which of its subscriptions no longer works, and remove or mend it.`,
        command: `tail --subscriber ${handler} --since 1h --no-follow`,
        metric: this.topic.metricNumberOfNotificationsFailed(),
        atLeast: 1,
      }),
    ];
  }

  /** Lets the grantee publish notices. */
  grantPublishing(grantee: IGrantable): void {
    grantPublishing(grantee, this.topic.topicArn);
    grantKeyUse(this, { key: this.topic.masterKey, grantee, service: 'sns' });
  }
}

/** Lets the grantee publish to the topic with the ARN, which may be one that exists already. */
export function grantPublishing(grantee: IGrantable, topicArn: string): void {
  Grant.addToPrincipal({ grantee, actions: ['sns:Publish'], resourceArns: [topicArn] });
}
