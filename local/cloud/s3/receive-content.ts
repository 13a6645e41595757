import { readAwsChunks, type Trailers } from './aws-chunks.ts';
import type { Contents } from './contents.ts';
import { checksumHeader, newChecksum, newHash } from './digests.ts';
import { S3Error } from './s3-error.ts';
import type { S3Request } from './s3-request.ts';

/** A body that is in a file. */
export interface ReceivedContent {
  readonly file: string;
  readonly bytes: number;
  readonly md5: Buffer;
  /** The checksum that came with it, by its header. */
  readonly checksums: Readonly<Record<string, string>>;
}

const HEX_SHA256 = /^[0-9a-f]{64}$/;

/** Writes the body of a request into a file, and throws where it is not what the request says it is. */
export async function receiveContent(
  { headers, body }: S3Request,
  contents: Contents,
): Promise<ReceivedContent> {
  const trailers: Trailers = new Map();
  const isChunked = headers['x-amz-content-sha256']?.startsWith('STREAMING-') ?? false;
  const header = checksumHeader(headers);
  const md5 = newHash('md5');
  const sha256 = newHash('sha256');
  const checksum = header === undefined ? undefined : newChecksum(header);
  const declared = HEX_SHA256.test(headers['x-amz-content-sha256'] ?? '');
  let bytes = 0;
  const file = await contents.write(digested(isChunked ? readAwsChunks(body, trailers) : body));
  try {
    const sum = md5.digest();
    checkLength(headers[isChunked ? 'x-amz-decoded-content-length' : 'content-length'], bytes);
    checkDigest('BadDigest', headers['content-md5'], () => sum.toString('base64'));
    if (declared)
      checkDigest('XAmzContentSHA256Mismatch', headers['x-amz-content-sha256'], () =>
        sha256.digest().toString('hex'),
      );
    if (header === undefined || checksum === undefined) return { file, bytes, md5: sum, checksums: {} };
    const found = checksum.digest().toString('base64');
    checkDigest('BadDigest', headers[header] ?? trailers.get(header), () => found);
    return { file, bytes, md5: sum, checksums: { [header]: found } };
  } catch (error) {
    contents.remove(file);
    throw error;
  }

  async function* digested(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      md5.update(chunk);
      if (declared) sha256.update(chunk);
      checksum?.update(chunk);
      yield chunk;
    }
  }
}

function checkLength(declared: string | undefined, bytes: number): void {
  if (declared !== undefined && Number(declared) !== bytes)
    throw new S3Error('IncompleteBody', `the body has ${bytes} bytes, and the request says ${declared}`);
}

function checkDigest(
  code: 'BadDigest' | 'XAmzContentSHA256Mismatch',
  declared: string | undefined,
  found: () => string,
): void {
  if (declared !== undefined && declared !== found())
    throw new S3Error(code, 'the body is not the one that its checksum is of');
}
