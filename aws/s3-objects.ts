import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  NoSuchKey,
  PutObjectCommand,
  type PutObjectCommandInput,
  type S3Client,
} from '@aws-sdk/client-s3';
import type {
  ByteRange,
  Content,
  ObjectEntry,
  ObjectStore,
  ObjectVersion,
  ReadObject,
  Written,
} from '../core/archive/object-store.ts';
import { CALL_BUDGETS } from './call-budgets.ts';
import { inTime } from './in-time.ts';
import { conditionFailed } from './object-condition.ts';
import { type Sent, sendContent } from './object-content.ts';
import { mayPass, tryAgain } from './try-again.ts';
import { versionsIn } from './versions-in.ts';

/** On what a write depends. */
type Condition = Pick<PutObjectCommandInput, 'IfNoneMatch' | 'IfMatch'>;
type Options = { readonly abortSignal: AbortSignal };

/** The archive's bucket in S3. */
export class S3Objects implements ObjectStore {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(client: S3Client, bucket: string) {
    this.#client = client;
    this.#bucket = bucket;
  }

  async *list(prefix: string): AsyncIterable<ObjectEntry> {
    let next: string | undefined;
    do {
      const command = new ListObjectsV2Command({ ...this.#under(prefix), ContinuationToken: next });
      const page = await this.#inTime((options) => this.#client.send(command, options));
      for (const { Key = '', Size = 0, ETag = '' } of page.Contents ?? [])
        yield { key: Key, bytes: Size, etag: ETag };
      next = page.NextContinuationToken;
    } while (next !== undefined);
  }

  /** The SDK tries a request again, but not the answer of one that broke off. */
  async read(key: string, bytes?: ByteRange): Promise<ReadObject | undefined> {
    const range = bytes === undefined ? {} : { Range: `bytes=${bytes.from}-${bytes.to - 1}` };
    const command = new GetObjectCommand({ ...this.#at(key), ...range });
    try {
      return await this.#inTime((options) =>
        tryAgain(async () => {
          const { Body, ETag = '' } = await this.#client.send(command, options);
          return { content: (await Body?.transformToByteArray()) ?? new Uint8Array(), etag: ETag };
        }, mayPass),
      );
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  }

  async put(key: string, content: Content): Promise<Written> {
    return writtenBy(await this.#send(key, content));
  }

  async putNew(key: string, content: Content): Promise<Written | 'exists'> {
    return (await this.#putIf({ IfNoneMatch: '*' }, key, content)) ?? 'exists';
  }

  async replace(key: string, content: Content, etag: string): Promise<Written | 'changed'> {
    return (await this.#putIf({ IfMatch: etag }, key, content)) ?? 'changed';
  }

  async remove(key: string): Promise<void> {
    await this.#delete(key);
  }

  async *versions(prefix: string): AsyncIterable<ObjectVersion> {
    let next: Pick<ListObjectVersionsCommandOutput, 'KeyMarker' | 'VersionIdMarker'> | undefined = {};
    do {
      const command = new ListObjectVersionsCommand({ ...this.#under(prefix), ...next });
      const page: ListObjectVersionsCommandOutput = await this.#inTime((options) =>
        this.#client.send(command, options),
      );
      yield* versionsIn(page);
      const { IsTruncated, NextKeyMarker: KeyMarker, NextVersionIdMarker: VersionIdMarker } = page;
      next = IsTruncated ? { KeyMarker, VersionIdMarker } : undefined;
    } while (next !== undefined);
  }

  async removeVersion({ key, versionId }: Pick<ObjectVersion, 'key' | 'versionId'>): Promise<void> {
    await this.#delete(key, versionId);
  }

  /** Undefined where the condition does not hold. */
  async #putIf(condition: Condition, key: string, content: Content): Promise<Written | undefined> {
    try {
      return writtenBy(await this.#send(key, content, condition));
    } catch (error) {
      const failed = conditionFailed(error);
      if (failed === undefined) throw error;
      return failed.afterAnotherAttempt ? await this.#writtenBefore(key, content) : undefined;
    }
  }

  /** The answer to an attempt may have been lost that wrote it: then it is what keeps the next from writing it. */
  async #writtenBefore(key: string, content: Content): Promise<Written | undefined> {
    if (!(content instanceof Uint8Array)) return undefined;
    const there = await this.read(key);
    if (there === undefined || Buffer.compare(there.content, content) !== 0) return undefined;
    return { etag: there.etag };
  }

  #send(key: string, content: Content, condition: Condition = {}): Promise<Sent> {
    return sendContent(content, (body, options) =>
      this.#client.send(new PutObjectCommand({ ...this.#at(key), ...condition, ...body }), options),
    );
  }

  async #delete(key: string, versionId?: string): Promise<void> {
    const command = new DeleteObjectCommand({ ...this.#at(key), VersionId: versionId });
    await this.#inTime((options) => this.#client.send(command, options));
  }

  #inTime<T>(call: (options: Options) => Promise<T>): Promise<T> {
    return inTime(CALL_BUDGETS.object, call);
  }

  #at(key: string) {
    return { Bucket: this.#bucket, Key: key };
  }

  #under(prefix: string) {
    return { Bucket: this.#bucket, Prefix: prefix };
  }
}

function writtenBy({ ETag = '' }: Sent): Written {
  return { etag: ETag };
}
