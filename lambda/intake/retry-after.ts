/**
 * The `Retry-After` of every 5xx answer, ours and API Gateway's own. Svix waits at least its scheduled delay and at most
 * twice that, whatever this says.
 */
export const RETRY_AFTER_SECONDS = '30';
