import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bucket } from '../../../../local/cloud/resources/bucket.ts';
import { emptyStack } from '../../../../local/cloud/resources/empty-stack.ts';
import type { LocalStack } from '../../../../local/cloud/resources/local-stack.ts';
import { BucketStore } from '../../../../local/cloud/s3/bucket-store.ts';
import { createWithoutEngines } from './stack.ts';

const Type = 'AWS::S3::Bucket';
const VersioningConfiguration = { Status: 'Enabled' };

describe('AWS::S3::Bucket', () => {
  it('is there under the name of its path, with versions where the template has it so', async () => {
    const { buckets, objects } = await createWithoutEngines({
      Resources: {
        Archive: {
          Type,
          Properties: {
            VersioningConfiguration,
            LifecycleConfiguration: { Rules: [{ Status: 'Enabled', ExpirationInDays: 1 }] },
            PublicAccessBlockConfiguration: { BlockPublicAcls: true },
          },
          Metadata: { 'aws:cdk:path': 'Stack/Pipeline/Archive/Bucket/Resource' },
        },
        Policy: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: { Ref: 'Archive' } } },
        Other: { Type, Properties: { BucketName: 'uploads' } },
      },
    });

    expect(buckets).toEqual([
      { name: 'archive-bucket', path: 'Pipeline/Archive/Bucket' },
      { name: 'uploads', path: 'Other' },
    ]);
    expect(objects.list().map(({ name, versioning }) => [name, versioning])).toEqual([
      ['archive-bucket', 'Enabled'],
      ['uploads', undefined],
    ]);
  });

  it('has the names that others refer to', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bucket-'));
    const objects = new BucketStore(folder);
    const stack = emptyStack({ stackName: 'pipeline', template: { Resources: {} }, assets: new Map() }, {
      objects,
      region: 'eu-west-1',
    } as LocalStack);
    const resource = {
      logicalId: 'A',
      type: Type,
      path: 'Pipeline/A',
      properties: { BucketName: 'archive' },
    };

    expect(await bucket.create(resource, stack)).toEqual({
      ref: 'archive',
      attributes: {
        Arn: 'arn:aws:s3:::archive',
        DomainName: 'archive.s3.amazonaws.com',
        RegionalDomainName: 'archive.s3.eu-west-1.amazonaws.com',
      },
    });
    objects.close();
    rmSync(folder, { recursive: true });
  });

  it('keeps what is in it from one start to the next', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bucket-'));
    const create = async () => {
      const objects = new BucketStore(folder);
      const stack = emptyStack({ stackName: 'pipeline', template: { Resources: {} }, assets: new Map() }, {
        objects,
        region: 'eu-west-1',
      } as LocalStack);
      const properties = { BucketName: 'archive', VersioningConfiguration };
      await bucket.create({ logicalId: 'A', type: Type, path: 'Pipeline/A', properties }, stack);
      return objects;
    };
    const first = await create();
    const mark = { key: 'k', versionId: 'v', sequence: 1, modifiedAt: '2026-11-22T10:00:00Z' };
    first.change({ change: 'version', bucket: 'archive', version: { ...mark, isRemoval: true } });
    first.close();

    const second = await create();
    expect(second.bucket('archive').all()).toMatchObject([{ key: 'k', versionId: 'v' }]);
    second.close();
    rmSync(folder, { recursive: true });
  });
});
