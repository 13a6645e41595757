import { FileGoneError } from '../open-stored-file.ts';
import { HotGoneError } from '../read-hot.ts';

/** Somebody else has written the manifest that this run was about to write. */
export class ManifestChangedError extends Error {
  readonly code = 'manifest-changed';

  constructor(key: string) {
    super(`${key} was changed meanwhile`);
    this.name = 'ManifestChangedError';
  }
}

/** Whether an error says that the day is another by now, and has to be begun again. */
export function hasDayChanged(error: unknown): boolean {
  return (
    error instanceof ManifestChangedError || error instanceof HotGoneError || error instanceof FileGoneError
  );
}
