import { signal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Problem } from '../../contract.ts';
import { type Answered, changeStage } from '../state/ask-server.ts';
import { session } from '../state/session.ts';
import { CommandLine } from './command-line.tsx';
import { ProblemNote } from './problem-note.tsx';

/** A change that somebody is about to make. */
export interface WantedChange {
  /** What is asked: `Pause user-directory?` */
  readonly question: string;
  /** The name of the change at the server, and what it is given. */
  readonly name: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** The same in a terminal. */
  readonly command: readonly string[];
  readonly needsReason?: boolean;
  /** Says what would be done, or was. */
  readonly tell: (data: never, isDone: boolean) => string;
  readonly onDone?: () => void;
}

const wanted = signal<WantedChange | undefined>(undefined);

/** Asks whether to make a change, after a look at what it would do. */
export function askToChange(change: WantedChange): void {
  wanted.value = change;
}

/** The one dialog for all changes. */
export function ChangeDialog() {
  const change = wanted.value;
  return change === undefined ? null : <Asking key={change.question} change={change} />;
}

function Asking({ change }: { readonly change: WantedChange }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const reason = useSignal('');
  const told = useSignal<{
    text?: string;
    problem?: Problem;
    isDone: boolean;
    isBusy: boolean;
    isDoing?: boolean;
  }>({
    isDone: false,
    isBusy: true,
  });
  const { mayWrite = false, token = '' } = session.value ?? {};
  const ask = async (dryRun: boolean) => {
    told.value = { ...told.peek(), isBusy: true, isDoing: !dryRun };
    const given =
      reason.peek() === ''
        ? dryRun && change.needsReason
          ? { reason: 'a look' }
          : {}
        : { reason: reason.peek() };
    const answer: Answered<never> = await changeStage(change.name, {
      ...change.body,
      ...given,
      dryRun,
      token,
    });
    told.value =
      'problem' in answer
        ? { ...told.peek(), problem: answer.problem, isBusy: false }
        : { text: change.tell(answer.data, !dryRun), isDone: !dryRun, isBusy: false };
    if (!dryRun && 'data' in answer) change.onDone?.();
  };
  useEffect(() => {
    dialog.current?.showModal();
    heading.current?.focus();
    void ask(true);
  }, []);
  const { text, problem, isDone, isBusy, isDoing } = told.value;
  const lacksReason = change.needsReason === true && reason.value.trim() === '';
  // Enter does what comes next, unless somebody types already.
  useEffect(() => {
    if (!isBusy && document.activeElement?.tagName !== 'INPUT')
      dialog.current?.querySelector<HTMLElement>('[data-next]')?.focus();
  }, [isBusy]);
  return (
    <dialog
      ref={dialog}
      aria-labelledby="change-question"
      // A key that is held would do what nobody has read.
      onKeyDown={(event) => event.repeat && event.key === 'Enter' && event.preventDefault()}
      onClose={() => {
        wanted.value = undefined;
      }}
    >
      {/* Of itself a dialog focuses its first button: Enter would press that before anybody has read. */}
      <h2 id="change-question" ref={heading} tabIndex={-1}>
        {change.question}
      </h2>
      <p aria-live="polite">{isBusy ? (isDoing ? 'Doing it …' : 'Looking …') : text}</p>
      {problem === undefined ? null : <ProblemNote problem={problem} />}
      <CommandLine
        words={[...change.command, ...(reason.value === '' ? [] : ['--reason', reason.value]), '--yes']}
      />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void ask(false);
        }}
      >
        {isDone ? null : mayWrite ? (
          <label class="field">
            Reason, kept in the account of who did what{change.needsReason ? '' : ' (may be empty)'}
            <input
              data-next={lacksReason ? '' : undefined}
              value={reason.value}
              onInput={({ currentTarget }) => {
                reason.value = currentTarget.value;
              }}
            />
          </label>
        ) : (
          <p class="faint">This console only looks. Type the command, or start the console with --write.</p>
        )}
        <p class="buttons">
          <button
            type="button"
            data-next={isDone || !mayWrite ? '' : undefined}
            onClick={() => dialog.current?.close()}
          >
            {isDone ? 'Close' : 'Cancel'}
          </button>
          {mayWrite && !isDone ? (
            <button
              type="submit"
              class="main"
              data-next=""
              disabled={isBusy || lacksReason || text === undefined}
            >
              Do it
            </button>
          ) : null}
        </p>
      </form>
    </dialog>
  );
}
