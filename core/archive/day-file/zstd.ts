import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** With a checksum in it: Parquet has none of its own, and a flipped bit would be read as another letter. */
const CHECKED = { params: { [constants.ZSTD_c_checksumFlag]: 1 } };

/** Writes the pages of a day file. */
export const COMPRESSORS = { ZSTD: (bytes: Uint8Array): Uint8Array => zstdCompressSync(bytes, CHECKED) };

/** Reads them. What is damaged throws. */
export const DECOMPRESSORS = { ZSTD: (bytes: Uint8Array): Uint8Array => zstdDecompressSync(bytes) };
