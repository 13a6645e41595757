import { createHash } from 'node:crypto';
import type { SourceName } from '../events/source-name.ts';

/** What SNS and SQS allow in a group or deduplication id: up to 128 letters, digits and punctuation marks. */
const ALLOWED = /^[!-~]{1,128}$/;

/** The message group of a partition: one user of one source, in order. */
export function messageGroupId(source: SourceName, partition: string): string {
  return allowed(`${source}#${partition}`);
}

/** The deduplication id of an event: its ledger key. */
export function deduplicationId(ledgerKey: string): string {
  return allowed(ledgerKey);
}

function allowed(id: string): string {
  return ALLOWED.test(id) ? id : `sha256:${createHash('sha256').update(id).digest('hex')}`;
}
