/** The archive keeper's environment variables: set by `lib/`, read by the entry. */
export const KEEPER_ENVIRONMENT = {
  bucket: 'ARCHIVE_BUCKET',
} as const;
