import type { Problem } from '../../contract.ts';
import { inertText } from '../text/inert-text.ts';

/** What a problem is about, in a few words. */
const HEADINGS: Readonly<Record<Problem['code'], string>> = {
  misused: 'That cannot be asked',
  'not-found': 'Not found',
  'no-access': 'No access',
  unreachable: 'No answer',
  'function-failed': 'A function failed',
  gone: 'The stage is gone',
  refused: 'Not for this page',
  failed: 'It failed',
};

/** Says what is wrong, and what to do. */
export function ProblemNote({
  problem,
  of,
  stays = false,
}: {
  readonly problem: Problem;
  /** Which part of the stage it is about. @default what the screen shows */
  readonly of?: string;
  readonly stays?: boolean;
}) {
  return (
    <div class="note bad" role="alert">
      <span class="shape" aria-hidden="true">
        ▲
      </span>
      <p>
        <strong>
          {of === undefined ? '' : `${of}: `}
          {HEADINGS[problem.code]}:
        </strong>{' '}
        {inertText(problem.message)}
        {stays ? ' What is shown is what was there before.' : ''}
      </p>
    </div>
  );
}
