import type { BucketStore } from './bucket-store.ts';
import type { S3Answer, S3Request } from './s3-request.ts';
import type { Uploads } from './uploads.ts';

/** What the actions work with. */
export interface S3Engine {
  readonly store: BucketStore;
  readonly uploads: Uploads;
  readonly now: () => Date;
}

export type Action = (request: S3Request, engine: S3Engine) => S3Answer | Promise<S3Answer>;
