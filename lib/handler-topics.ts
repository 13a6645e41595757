import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { HandlerManifest, HandlerTopic } from '../lambda/handler-kit/manifest.ts';
import { grantPublishing, NoticeTopic } from './notice-topic.ts';

/** Whose topics they are, and where. */
export interface HandlerTopicsProps {
  /** What the handler says of itself. */
  readonly manifest: HandlerManifest;
  /** The name of the stage, by which the manifest names topics and addresses. */
  readonly stage: string;
  /** Who publishes. */
  readonly grantee: IGrantable;
  /** The key of the topics that are made. @default the key that SNS makes for the account */
  readonly encryptionKey?: IKey | undefined;
}

/**
 * The topics for people that a handler's manifest declares: those that exist already, and the others as constructs of their
 * own, with leave to publish to each.
 *
 * Defines nothing by itself: each topic is a construct of its own.
 */
export class HandlerTopics extends Construct {
  /** Those that are made here, by the names of the manifest. */
  readonly made: ReadonlyMap<string, NoticeTopic>;
  /** The ARN of each. */
  readonly arns: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, props: HandlerTopicsProps) {
    super(scope, id);
    const { manifest, stage, grantee, encryptionKey } = props;
    const made = new Map<string, NoticeTopic>();
    const arns: Record<string, string> = {};
    for (const [name, topic] of Object.entries(manifest.topics ?? {})) {
      const existing = ofStage(topic.existing ?? {}, stage);
      if (existing !== undefined) {
        arns[name] = existing;
        grantPublishing(grantee, existing);
        continue;
      }
      const own = new NoticeTopic(this, name, {
        handler: manifest.name,
        name,
        emails: emailsOf(topic, stage),
        encryptionKey,
      });
      own.grantPublishing(grantee);
      made.set(name, own);
      arns[name] = own.topic.topicArn;
    }
    this.made = made;
    this.arns = arns;
  }
}

function emailsOf({ emails = [] }: HandlerTopic, stage: string): readonly string[] {
  return isList(emails) ? emails : (ofStage(emails, stage) ?? []);
}

/** Array.isArray forgets the type of a list that is read-only. */
function isList(emails: NonNullable<HandlerTopic['emails']>): emails is readonly string[] {
  return Array.isArray(emails);
}

function ofStage<Value>(values: Readonly<Record<string, Value>>, stage: string): Value | undefined {
  return Object.hasOwn(values, stage) ? values[stage] : undefined;
}
