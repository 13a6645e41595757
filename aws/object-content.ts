import { open } from 'node:fs/promises';
import type { PutObjectCommandInput, PutObjectCommandOutput } from '@aws-sdk/client-s3';
import type { Content, LocalFile } from '../core/archive/object-store.ts';
import { CALL_BUDGETS } from './call-budgets.ts';
import { inTime } from './in-time.ts';
import { isConflict, mayPass, tryAgain } from './try-again.ts';

/** So many bytes a second, at the least, are what the time for a file is reckoned with. */
const BYTES_PER_SECOND = 4_000_000;

/** What a write is answered with. */
export type Sent = PutObjectCommandOutput;
type Body = Pick<PutObjectCommandInput, 'Body' | 'ContentLength'>;
type Options = { readonly abortSignal: AbortSignal; readonly requestTimeout?: number };
type Send = (body: Body, options: Options) => Promise<Sent>;

/** Sends the content of an object. A file is not taken into memory, and is begun again here: the SDK tries no stream again. */
export function sendContent(content: Content, send: Send): Promise<Sent> {
  if (content instanceof Uint8Array)
    return inTime(CALL_BUDGETS.object, (options) =>
      tryAgain(() => send({ Body: content }, options), isConflict),
    );
  const callMilliseconds = millisecondsFor(content);
  return inTime({ callMilliseconds }, (options) =>
    tryAgain(
      () => sendFile(content, (body) => send(body, { ...options, requestTimeout: callMilliseconds })),
      mayPass,
    ),
  );
}

function millisecondsFor({ bytes }: LocalFile): number {
  return CALL_BUDGETS.object.callMilliseconds + Math.ceil((bytes / BYTES_PER_SECOND) * 1_000);
}

async function sendFile({ path, bytes }: LocalFile, send: (body: Body) => Promise<Sent>): Promise<Sent> {
  const file = await open(path);
  try {
    return await send({ Body: file.createReadStream({ autoClose: false }), ContentLength: bytes });
  } finally {
    await file.close();
  }
}
