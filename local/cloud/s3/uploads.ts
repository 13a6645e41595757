import { randomUUID } from 'node:crypto';
import type { ReceivedContent } from './receive-content.ts';
import { S3Error } from './s3-error.ts';

/** An object that comes in parts. */
export interface Upload {
  readonly id: string;
  readonly bucket: string;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly parts: Map<number, ReceivedContent>;
}

/** The uploads under way. They end with the process, and their files go at the next start. */
export class Uploads {
  readonly #uploads = new Map<string, Upload>();

  start(upload: Omit<Upload, 'id' | 'parts'>): Upload {
    const started = { ...upload, id: randomUUID(), parts: new Map() };
    this.#uploads.set(started.id, started);
    return started;
  }

  /** Throws where there is no such upload of the object. */
  find(id: string, { bucket, key }: Pick<Upload, 'bucket' | 'key'>): Upload {
    const upload = this.#uploads.get(id);
    if (upload?.bucket === bucket && upload.key === key) return upload;
    throw new S3Error('NoSuchUpload', `there is no upload ${id} of this object`);
  }

  end({ id }: Upload): void {
    this.#uploads.delete(id);
  }

  of(bucket: string): Upload[] {
    return [...this.#uploads.values()].filter((upload) => upload.bucket === bucket);
  }
}
