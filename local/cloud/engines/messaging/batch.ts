import { Refusal } from './refusal.ts';

const ENTRY_ID = /^[A-Za-z0-9_-]{1,80}$/;
const MAX_ENTRIES = 10;

/** What became of the entries of a batch, each by its id. */
export interface BatchOutcome<Result> {
  readonly successful: readonly (readonly [id: string, result: Result])[];
  readonly failed: readonly (readonly [id: string, refusal: Refusal])[];
}

/** Does what each entry asks for, in their order. An entry that is refused does not stop the others. */
export function runBatch<Entry extends { readonly Id: string }, Result>(
  entries: readonly Entry[],
  run: (entry: Entry) => Result,
): BatchOutcome<Result> {
  const successful: [string, Result][] = [];
  const failed: [string, Refusal][] = [];
  for (const entry of entries) {
    try {
      successful.push([entry.Id, run(entry)]);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      failed.push([entry.Id, error]);
    }
  }
  return { successful, failed };
}

/** Refuses a batch as a whole: an empty or large one, and one whose entries' ids are unusable. */
export function refuseBatch(entries: readonly { readonly Id: string }[]): void {
  const ids = entries.map(({ Id }) => Id);
  if (ids.length === 0)
    throw new Refusal('EmptyBatchRequest', "The batch request doesn't contain any entries.");
  if (ids.length > MAX_ENTRIES) {
    throw new Refusal(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are ${MAX_ENTRIES}.`,
    );
  }
  if (!ids.every((id) => ENTRY_ID.test(id))) {
    throw new Refusal(
      'InvalidBatchEntryId',
      'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
    );
  }
  if (new Set(ids).size < ids.length) {
    throw new Refusal(
      'BatchEntryIdsNotDistinct',
      'Two or more batch entries in the request have the same Id.',
    );
  }
}
