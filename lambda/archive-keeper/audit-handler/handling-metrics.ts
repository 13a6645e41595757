/**
 * The metrics of audits of handlers. `HandlerDifferences` counts events that nobody knows what a handler did with, and must be 0;
 * `HandlerUnsettled` those that are known to have no outcome yet, which is no difference.
 */
export const HANDLING_METRICS = {
  differences: 'HandlerDifferences',
  unsettled: 'HandlerUnsettled',
} as const;
