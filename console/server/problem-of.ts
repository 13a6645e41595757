import { OpsError } from '../../ops/ops-error.ts';
import { partProblemOf } from '../../ops/parts/part-problem.ts';
import type { Problem } from '../contract.ts';
import { Refused } from './refused.ts';

/** What the page says of something that was thrown. */
export function problemOf(error: unknown): Problem {
  if (error instanceof OpsError) return { code: error.code, message: error.message };
  if (error instanceof Refused) return { code: 'refused', message: error.message };
  const ofPart = partProblemOf(error);
  if (ofPart !== undefined) return ofPart;
  const { message = String(error) } = error as { readonly message?: string };
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
