/** The CloudWatch namespace of every metric that the functions write. */
export const METRICS_NAMESPACE = 'WalletWebhooks';

/** The environment variable that names the stage; every metric has it as a dimension. */
export const STAGE_VARIABLE = 'STAGE';
