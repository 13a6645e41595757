/** The archive writer's environment variables: set by `lib/`, read by the entry. */
export const ARCHIVE_ENVIRONMENT = {
  bucket: 'ARCHIVE_BUCKET',
  /** `true` where events are kept whose payloads carry key material. */
  keyMaterial: 'ARCHIVE_KEY_MATERIAL',
} as const;
