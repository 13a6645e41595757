import { OpsError } from '../../ops/ops-error.ts';
import type { Problem } from '../contract.ts';
import { Refused } from './refused.ts';

/** What AWS answers who asks for a part of a stage that is torn down. */
const GONE =
  /^(ResourceNotFoundException|ResourceNotFoundFault|NonExistentQueue|QueueDoesNotExist|AWS\.SimpleQueueService\.NonExistentQueue|NotFoundException|NotFound|NoSuchBucket)$/;

/** What the page says of something that was thrown. */
export function problemOf(error: unknown): Problem {
  if (error instanceof OpsError) return { code: error.code, message: error.message };
  if (error instanceof Refused) return { code: 'refused', message: error.message };
  const { name = '', message = String(error) } = error as {
    readonly name?: string;
    readonly message?: string;
  };
  if (GONE.test(name))
    return {
      code: 'gone',
      message: `a part of the stage is not there any more (${name}); it may have been torn down or deployed anew: open the console again`,
    };
  return { code: 'failed', message: `it failed: ${oneLine(message)}` };
}

/** The HTTP status of a problem. */
export const STATUS_OF: Readonly<Record<Problem['code'], number>> = {
  misused: 400,
  'not-found': 404,
  'no-access': 403,
  refused: 403,
  unreachable: 503,
  'function-failed': 502,
  gone: 410,
  failed: 500,
};

/** What is quoted of a payload in the message of a fault is no longer than this. */
const MOST_CHARACTERS = 300;

function oneLine(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ').slice(0, MOST_CHARACTERS);
}
