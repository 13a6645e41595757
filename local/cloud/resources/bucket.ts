import { applied, each, oneOf, withoutEffect } from '../template/property-table.ts';
import { physicalName } from './physical-name.ts';
import type { ResourceType } from './resource-type.ts';

interface BucketProperties {
  readonly BucketName?: string;
  readonly VersioningConfiguration?: { readonly Status: 'Enabled' | 'Suspended' };
}

/** `AWS::S3::Bucket`. What was put into it is there again after a restart with the same data directory. */
export const bucket: ResourceType = {
  properties: {
    BucketName: applied,
    VersioningConfiguration: each({ Status: oneOf('Enabled', 'Suspended') }),
    BucketEncryption: withoutEffect('nothing is encrypted locally'),
    LifecycleConfiguration: withoutEffect('objects stay until somebody removes them'),
    OwnershipControls: withoutEffect('permissions are not checked locally'),
    PublicAccessBlockConfiguration: withoutEffect('only this machine reaches it'),
    Tags: withoutEffect('nothing shows it locally'),
  },
  create(resource, stack) {
    const { BucketName, VersioningConfiguration } = resource.properties as BucketProperties;
    const name = BucketName ?? physicalName(resource, stack, 63).toLowerCase();
    const { objects, region } = stack;
    if (!objects.has(name))
      objects.change({ change: 'bucket', bucket: name, createdAt: new Date().toISOString() });
    const status = VersioningConfiguration?.Status;
    if (status !== undefined && objects.bucket(name).versioning !== status)
      objects.change({ change: 'versioning', bucket: name, status });
    stack.buckets.push({ name, path: resource.path });
    const attributes = {
      Arn: `arn:aws:s3:::${name}`,
      DomainName: `${name}.s3.amazonaws.com`,
      RegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
    };
    return { ref: name, attributes };
  },
};
