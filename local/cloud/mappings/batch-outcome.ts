import type { InvocationResult } from '../functions/function-host.ts';

export type BatchOutcome =
  | { readonly failed: 'none' }
  /** The ids of the messages that stay in the queue. */
  | { readonly failed: readonly string[] }
  /** Every message stays, and the reason for the log. */
  | { readonly failed: 'all'; readonly reason: string };

/**
 * What becomes of a batch, by Lambda's rules. Without `ReportBatchItemFailures` it is all or nothing. With it an empty,
 * null or missing `batchItemFailures` is a success, and an answer of another form fails the whole batch, as does an id
 * that is not in the batch.
 */
export function batchOutcome(
  result: InvocationResult,
  messageIds: readonly string[],
  { reportsBatchItemFailures }: { readonly reportsBatchItemFailures: boolean },
): BatchOutcome {
  if (!result.ok) return { failed: 'all', reason: `${result.error.errorType}: the function failed` };
  if (!reportsBatchItemFailures) return { failed: 'none' };
  return reportedFailures(result.payload, messageIds);
}

function reportedFailures(payload: unknown, messageIds: readonly string[]): BatchOutcome {
  if (payload === null || payload === undefined) return { failed: 'none' };
  if (typeof payload !== 'object') return malformed('the answer is not an object');
  const failures = 'batchItemFailures' in payload ? payload.batchItemFailures : undefined;
  if (failures === undefined || failures === null) return { failed: 'none' };
  if (!Array.isArray(failures)) return malformed('batchItemFailures is not a list');

  const ids = failures.map((failure: unknown) => itemIdentifierOf(failure));
  const unknown = ids.findIndex((id) => id === undefined || !messageIds.includes(id));
  if (unknown !== -1)
    return malformed(`batchItemFailures[${unknown}].itemIdentifier is not a message of the batch`);
  const known = ids.filter((id) => id !== undefined);
  return { failed: known.length === 0 ? 'none' : known };
}

function itemIdentifierOf(failure: unknown): string | undefined {
  const id =
    typeof failure === 'object' && failure !== null && 'itemIdentifier' in failure
      ? failure.itemIdentifier
      : undefined;
  return typeof id === 'string' && id !== '' ? id : undefined;
}

function malformed(what: string): BatchOutcome {
  return { failed: 'all', reason: `${what}, so Lambda treats every message as failed` };
}
