import { Annotations, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { alarmArns } from './observability/alarm-arns.ts';
import { PipelineOutputs } from './pipeline-outputs.ts';
import { MAIL_FINDINGS } from './review/mail-findings.ts';

/** Whom alarms tell: addresses by e-mail, a topic that is there already, or nobody on purpose. */
export type AlarmOptions =
  | {
      /** The addresses. SNS asks each to confirm, and tells it nothing before. */
      readonly emails: readonly string[];
    }
  | {
      /**
       * A standard topic whose policy, if it was given one, lets `cloudwatch.amazonaws.com` publish. Its key, if it has one, is
       * made to let it in.
       */
      readonly topic: ITopic;
    }
  | 'nobody';

/** Whom the alarms of a pipeline tell. */
export interface AlarmReceiversProps {
  /** Who they are. @default nobody */
  readonly alarms?: AlarmOptions | undefined;
  /** The name of the pipeline, which the e-mails come from. */
  readonly pipelineName: string;
  /** Whether the pipeline is one that is kept: of such a one somebody should be told. */
  readonly deletionProtection: boolean;
  /** The key with which alarms are encrypted until they are delivered. @default they are not encrypted */
  readonly encryptionKey?: IKey | undefined;
  /** Where its output is made. */
  readonly outputScope: Construct;
}

/**
 * What the alarms of a pipeline notify, when they ring and when all is well again.
 *
 * Defines, where it is given e-mail addresses, one standard SNS topic with a subscription for each, whose policy lets in the
 * pipeline's alarms and refuses requests without TLS; otherwise nothing.
 */
export class AlarmReceivers extends Construct {
  /** Undefined where nobody is told. */
  readonly topic: ITopic | undefined;

  constructor(scope: Construct, id: string, props: AlarmReceiversProps) {
    super(scope, id);
    const { alarms = 'nobody', deletionProtection } = props;
    this.topic = this.#topicOf(alarms, props);
    if (this.topic !== undefined || !deletionProtection) return;
    Annotations.of(this).addWarningV2(
      'wallet-webhooks:alarms-nobody',
      "the alarms tell nobody (alarms: 'nobody'): what goes wrong shows on the dashboard only, and a provider switches an " +
        'endpoint off that fails for days; give them e-mail addresses or a topic',
    );
  }

  #topicOf(alarms: AlarmOptions, props: AlarmReceiversProps): ITopic | undefined {
    if (alarms === 'nobody') return undefined;
    return 'topic' in alarms ? alarms.topic : this.#makeTopic(alarms.emails, props);
  }

  /** Without a key it is not encrypted: CloudWatch cannot use the one that SNS makes for the account. */
  #makeTopic(
    emails: readonly string[],
    { pipelineName, encryptionKey, outputScope }: AlarmReceiversProps,
  ): Topic {
    const topic = new Topic(this, 'Topic', {
      displayName: pipelineName,
      ...(encryptionKey === undefined ? {} : { masterKey: encryptionKey }),
      enforceSSL: true,
    });
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: {
          StringEquals: { 'aws:SourceAccount': Stack.of(this).account },
          ArnLike: { 'aws:SourceArn': alarmArns(this, pipelineName) },
        },
      }),
    );
    for (const email of emails) topic.addSubscription(new EmailSubscription(email));
    Validations.of(topic).acknowledge(...MAIL_FINDINGS);
    new PipelineOutputs(outputScope).print(
      'AlarmTopicArn',
      'What the alarms notify. SNS has sent each address a link to confirm, which is good for two days.',
      topic.topicArn,
    );
    return topic;
  }
}
