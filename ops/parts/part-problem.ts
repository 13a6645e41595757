import { OpsError } from '../ops-error.ts';

/** Why a part of a stage could not be looked at: what to do about it is in the message. */
export interface PartProblem {
  /** Those of an `OpsError`; `gone`: it is not there any more. */
  readonly code: 'no-access' | 'unreachable' | 'function-failed' | 'gone';
  readonly message: string;
}

/** What AWS answers who asks for a part of a stage that is torn down. */
const GONE =
  /^(ResourceNotFoundException|ResourceNotFoundFault|NonExistentQueue|QueueDoesNotExist|AWS\.SimpleQueueService\.NonExistentQueue|NotFoundException|NotFound|NoSuchBucket)$/;

/** What keeps somebody from looking at a part of a stage. Undefined where it is a misuse, or a fault of this software. */
export function partProblemOf(error: unknown): PartProblem | undefined {
  if (error instanceof OpsError)
    return error.code === 'misused' || error.code === 'not-found'
      ? undefined
      : { code: error.code, message: error.message };
  const { name = '' } = error as { readonly name?: string };
  if (!GONE.test(name)) return undefined;
  return {
    code: 'gone',
    message: `a part of the stage is not there any more (${name}): the stage was torn down, or deployed anew; start this command or console again to see it as it is now`,
  };
}
