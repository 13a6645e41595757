import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { S3Error } from './s3-error.ts';

const CHECKSUM = 'x-amz-checksum-';

/** Sums up the bytes of a body while it passes. */
interface Digest {
  update(chunk: Uint8Array): void;
  digest(): Buffer;
}

/** The checksums that are played, by the ends of their headers. CRC-32C and CRC-64/NVME are not in Node. */
const CHECKSUMS: Readonly<Record<string, () => Digest>> = {
  crc32: newCrc32,
  sha1: () => newHash('sha1'),
  sha256: () => newHash('sha256'),
};

export function newHash(algorithm: 'md5' | 'sha1' | 'sha256'): Digest {
  const hash = createHash(algorithm);
  return { update: (chunk) => void hash.update(chunk), digest: () => hash.digest() };
}

function newCrc32(): Digest {
  let value = 0;
  return {
    update(chunk) {
      value = crc32(chunk, value);
    },
    digest() {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(value);
      return bytes;
    },
  };
}

/** The header with a checksum of the body, in the request or announced for the trailers; undefined where there is none. */
export function checksumHeader(headers: Readonly<Record<string, string>>): string | undefined {
  const names = [...Object.keys(headers), headers['x-amz-trailer']?.toLowerCase() ?? ''];
  return names.find(
    (name) => name.startsWith(CHECKSUM) && !['algorithm', 'mode', 'type'].includes(algorithmOf(name)),
  );
}

/** Throws for a checksum that is not played: to take the body without looking would hide what is wrong with it. */
export function newChecksum(header: string): Digest {
  const make = CHECKSUMS[algorithmOf(header)];
  if (make !== undefined) return make();
  throw new S3Error(
    'NotImplemented',
    `${header} is not played locally; these are: ${Object.keys(CHECKSUMS)
      .map((name) => CHECKSUM + name)
      .join(', ')}`,
  );
}

export function checksumsOf(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => name.startsWith(CHECKSUM) && algorithmOf(name) in CHECKSUMS),
  );
}

function algorithmOf(header: string): string {
  return header.slice(CHECKSUM.length);
}
