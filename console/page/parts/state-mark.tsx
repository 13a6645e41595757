import type { PartProblem } from '../../../ops/parts/part-problem.ts';
import { problemWord } from '../../../ops/parts/problem-word.ts';
import { lookOf } from '../text/outcome-words.ts';

interface StateMarkProps {
  readonly state: string;
  readonly times?: number;
  /** Why it is `unreadable`. */
  readonly problem?: PartProblem | undefined;
}

/** An outcome or a state: a shape and its word, and where it was more than once, how often. */
export function StateMark({ state, times = 0, problem }: StateMarkProps) {
  const { shape, word, tone } = lookOf(state);
  return (
    <span class={`mark ${tone}`}>
      <span class="shape" aria-hidden="true">
        {shape}
      </span>
      {state === 'unreadable' && problem !== undefined ? problemWord(problem) : word}
      {times > 1 ? ` ×${times}` : ''}
    </span>
  );
}
