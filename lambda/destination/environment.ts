/** Environment variables that the function of an https destination gets, beside those of every handler. */
export const DESTINATION_ENVIRONMENT = {
  url: 'DESTINATION_URL',
  /** How long a request may take, to the end of the answer. */
  timeoutSeconds: 'DESTINATION_TIMEOUT_SECONDS',
  /** `yes` or `no`. */
  privateAddresses: 'DESTINATION_PRIVATE_ADDRESSES',
  /** The ARN or the name of the signing secret. */
  secretId: 'DESTINATION_SECRET_ID',
  rotationGraceHours: 'ROTATION_GRACE_HOURS',
} as const;
