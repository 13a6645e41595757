import { S3Client } from '@aws-sdk/client-s3';
import type { ObjectStore } from '../../core/archive/object-store.ts';
import { S3Objects } from '../s3-objects.ts';
import { type Connection, operatorSettings, translated } from './connection.ts';

/** S3, for an operator. */
export class ArchiveObjects {
  readonly #client: S3Client;

  constructor(connection: Connection) {
    // On this machine no name resolves with a bucket's in front.
    const forcePathStyle = connection.endpoint !== undefined;
    this.#client = translated(new S3Client({ ...operatorSettings(connection), forcePathStyle }), connection);
  }

  /** The objects of a bucket. */
  of(bucket: string): ObjectStore {
    return new S3Objects(this.#client, bucket);
  }

  close(): void {
    this.#client.destroy();
  }
}
