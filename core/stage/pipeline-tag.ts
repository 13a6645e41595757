/** The tag of all that holds state of a pipeline. Its value is the pipeline's name. */
export const PIPELINE_TAG = 'wallet-webhooks:pipeline';
