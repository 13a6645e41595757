import fc from 'fast-check';
import { readAwsChunks, type Trailers } from '../../../../local/cloud/s3/aws-chunks.ts';

async function* pieces(text: string, lengths: readonly number[]): AsyncIterable<Uint8Array> {
  let at = 0;
  for (const length of [...lengths, text.length]) {
    yield Buffer.from(text.slice(at, at + length));
    at += length;
  }
}

async function read(body: AsyncIterable<Uint8Array>) {
  const trailers: Trailers = new Map();
  const chunks: Uint8Array[] = [];
  for await (const chunk of readAwsChunks(body, trailers)) chunks.push(chunk);
  return { text: Buffer.concat(chunks).toString(), trailers: Object.fromEntries(trailers) };
}

const BODY =
  '5\r\nhe\r\no\r\na;chunk-signature=00ff\r\n0123456789\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n';

describe('a body in chunks of the SDK', () => {
  it('is read wherever the network cuts it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 12 }), async (lengths) => {
        expect(await read(pieces(BODY, lengths))).toEqual({
          text: 'he\r\no0123456789',
          trailers: { 'x-amz-checksum-crc32': 'NhCmhg==' },
        });
      }),
    );
  });

  it('is refused where it ends too soon', async () => {
    await expect(read(pieces('5\r\nhel', []))).rejects.toMatchObject({ code: 'IncompleteBody' });
    await expect(read(pieces('x\r\n', []))).rejects.toMatchObject({ code: 'IncompleteBody' });
    await expect(read(pieces('', []))).rejects.toMatchObject({ code: 'IncompleteBody' });
  });
});
