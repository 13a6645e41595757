import type { ComponentChildren } from 'preact';
import type { PartProblem } from '../../../ops/parts/part-problem.ts';
import { problemWord } from '../../../ops/parts/problem-word.ts';
import { inertText } from '../text/inert-text.ts';

interface UnseenRowProps {
  /** The name. */
  readonly children: ComponentChildren;
  readonly problem: PartProblem;
  /** How many there are beside the name. */
  readonly columns: number;
}

/** In place of figures: that there are none of this part of the stage, and what to do. */
export function UnseenRow({ children, problem, columns }: UnseenRowProps) {
  return (
    <tr>
      <th scope="row">{children}</th>
      <td colSpan={columns} class="unread">
        <span class="mark bad">
          <span class="shape" aria-hidden="true">
            ⊠
          </span>
          {problemWord(problem)}
        </span>{' '}
        {inertText(problem.message)}
      </td>
    </tr>
  );
}
