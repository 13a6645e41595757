import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  CfnBucket,
  type LifecycleRule,
  ObjectOwnership,
  StorageClass,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { DAY_FILES } from '../../core/archive/archive-keys.ts';
import { grantKeyUse } from '../encryption/use-key.ts';
import type { NodeFunction } from '../node-function.ts';

/** As soon as S3 allows it. What is smaller than 128 KB stays where it is: there it would cost more. */
const INFREQUENT_AFTER = Duration.days(30);
/** So long a mistake in what replaces or removes objects can be undone. Who erases a person removes the versions at once. */
const OLD_VERSIONS_KEPT = Duration.days(30);
const UNFINISHED_UPLOADS_KEPT = Duration.days(7);

const LIFECYCLE: LifecycleRule[] = [
  {
    id: 'day-files',
    prefix: DAY_FILES,
    transitions: [{ storageClass: StorageClass.INFREQUENT_ACCESS, transitionAfter: INFREQUENT_AFTER }],
  },
  {
    id: 'old-versions',
    noncurrentVersionExpiration: OLD_VERSIONS_KEPT,
    expiredObjectDeleteMarker: true,
    abortIncompleteMultipartUploadAfter: UNFINISHED_UPLOADS_KEPT,
  },
];

/** How the bucket is kept. */
export interface ArchiveBucketProps {
  /** The key with which objects are encrypted. @default one that S3 owns */
  readonly encryptionKey?: IKey | undefined;
}

/**
 * What the archive is in. Closed to the public and to requests without TLS, with versions, and left behind when its stack is
 * deleted. It has no Object Lock, which would forbid to erase a person from it.
 *
 * Defines one S3 bucket and its policy.
 */
export class ArchiveBucket extends Construct {
  readonly resource: Bucket;
  readonly #encryptionKey: IKey | undefined;

  constructor(scope: Construct, id: string, { encryptionKey }: ArchiveBucketProps) {
    super(scope, id);
    this.#encryptionKey = encryptionKey;
    this.resource = new Bucket(this, 'Resource', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      ...encryption(encryptionKey),
      versioned: true,
      lifecycleRules: LIFECYCLE,
      // In every stage: CloudFormation cannot delete a bucket that has something in it.
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    Validations.of(this.resource).acknowledge({
      id: 'AwsSolutions::AwsSolutions-S1',
      reason: 'An access log is a second bucket to keep; who wants one turns on data events in CloudTrail.',
    });
  }

  /** Lets the grantee write objects whose keys begin so. */
  grantWriting(grantee: NodeFunction, ...prefixes: readonly string[]): void {
    this.#grant(grantee, ['s3:PutObject'], prefixes);
    this.#grantKeyUse(grantee);
  }

  /** Lets the grantee read objects whose keys begin so, and list all. Who may not list is told 403 of what is not there. */
  grantReading(grantee: NodeFunction, ...prefixes: readonly string[]): void {
    this.#grant(grantee, ['s3:GetObject'], prefixes);
    const resourceArns = [this.resource.bucketArn];
    Grant.addToPrincipal({ grantee, actions: ['s3:ListBucket'], resourceArns });
    this.#grantKeyUse(grantee);
  }

  /** Lets the grantee take objects away whose keys begin so. Their versions stay. */
  grantRemoving(grantee: NodeFunction, ...prefixes: readonly string[]): void {
    this.#grant(grantee, ['s3:DeleteObject'], prefixes);
  }

  /** Lets the grantee take versions away for good of objects whose keys begin so, and list all versions. */
  grantRemovingVersions(grantee: NodeFunction, ...prefixes: readonly string[]): void {
    this.#grant(grantee, ['s3:DeleteObjectVersion'], prefixes);
    const resourceArns = [this.resource.bucketArn];
    Grant.addToPrincipal({ grantee, actions: ['s3:ListBucketVersions'], resourceArns });
  }

  /** What cdk-nag finds in a permission on the objects of a prefix, as it calls it. */
  acceptedFinding(prefix: string) {
    const { defaultChild } = this.resource.node;
    if (!CfnBucket.isCfnBucket(defaultChild)) throw new TypeError('the bucket has no resource of its type');
    const bucket = Stack.of(this).resolve(defaultChild.logicalId);
    return {
      id: `AwsSolutions::AwsSolutions-IAM5[Resource::<${bucket}.Arn>/${prefix}*]`,
      reason: 'A permission on objects, whose names are not known yet.',
    };
  }

  #grant(grantee: NodeFunction, actions: string[], prefixes: readonly string[]): void {
    const resourceArns = prefixes.map((prefix) => this.resource.arnForObjects(`${prefix}*`));
    Grant.addToPrincipal({ grantee, actions, resourceArns });
    Validations.of(grantee).acknowledge(...prefixes.map((prefix) => this.acceptedFinding(prefix)));
  }

  #grantKeyUse(grantee: NodeFunction): void {
    grantKeyUse(this, { key: this.#encryptionKey, grantee, service: 's3' });
  }
}

/** A key of the bucket's own, which S3 makes of the given one, saves a call to KMS for each object. */
function encryption(encryptionKey: IKey | undefined) {
  if (encryptionKey === undefined) return { encryption: BucketEncryption.S3_MANAGED };
  return { encryption: BucketEncryption.KMS, encryptionKey, bucketKeyEnabled: true };
}
