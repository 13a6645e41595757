/** The CloudWatch namespace of every metric that the functions write. */
export const METRICS_NAMESPACE = 'WalletWebhooks';

/** The dimension of every metric that says what wrote it, and the field of every log line. */
export const SERVICE_DIMENSION = 'service';

/** The environment variable that names the pipeline. */
export const PIPELINE_VARIABLE = 'PIPELINE_NAME';

/** The dimension of every metric that tells a pipeline from others of the account and region. */
export const PIPELINE_DIMENSION = 'pipeline';
