import type { ComponentChildren } from 'preact';
import type { Loading } from '../state/use-answer.ts';
import { ProblemNote } from './problem-note.tsx';

interface AnsweredProps<Data> {
  readonly to: Loading<Data>;
  /** What is said while there is nothing to show. */
  readonly doing: string;
  readonly children: (data: Data) => ComponentChildren;
}

/** What was asked for, as soon as it is there, and why it is not. */
export function Answered<Data>({ to: { data, problem }, doing, children }: AnsweredProps<Data>) {
  return (
    <>
      {problem === undefined ? null : <ProblemNote problem={problem} stays={data !== undefined} />}
      {data !== undefined ? children(data) : problem === undefined ? <p class="faint">{doing}</p> : null}
    </>
  );
}
