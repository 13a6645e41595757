/** The `source` of the events that tell the event bus what an operator changed. */
export const OPERATIONS_SOURCE = 'wallet-webhooks';

/** Their `detail-type`. */
export const OPERATIONS_DETAIL_TYPE = 'Pipeline Operated';
