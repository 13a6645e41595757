import type { Outcome } from '../../core/intake/receipt.ts';

/** The metric that counts an outcome. */
export const OUTCOME_METRICS: Readonly<Record<Outcome, string>> = {
  accepted: 'Accepted',
  duplicate: 'Duplicate',
  parked: 'Parked',
  rejected: 'Rejected',
  malformed: 'Malformed',
  'unknown-source': 'UnknownSource',
  'too-large': 'TooLarge',
  unavailable: 'Unavailable',
};
