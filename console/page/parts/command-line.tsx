import { useSignal } from '@preact/signals';
import { session } from '../state/session.ts';
import { typedCommand } from '../text/typed-command.ts';

interface CommandLineProps {
  readonly words: readonly string[];
  /** It is for the pipeline on this machine, whatever stage is shown. */
  readonly isForThisMachine?: boolean;
}

/** A command that does the same in a terminal, to be copied. */
export function CommandLine({ words, isForThisMachine = false }: CommandLineProps) {
  const { flags = [], isLocal = false } = session.value ?? {};
  const text = typedCommand(isForThisMachine && !isLocal ? [] : flags, ...words);
  return (
    <p class="command">
      <code>{text}</code>
      <CopyButton text={text} what="the command" />
    </p>
  );
}

/** Copies a text, and says so. */
export function CopyButton({
  text,
  what,
  label = 'Copy',
}: {
  readonly text: string;
  readonly what: string;
  readonly label?: string;
}) {
  const said = useSignal('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      said.value = 'Copied';
    } catch {
      said.value = 'Not copied: select it';
    }
    setTimeout(() => {
      said.value = '';
    }, 2_000);
  };
  return (
    <button type="button" class="quiet" aria-label={`${label} ${what}`} onClick={copy}>
      <span aria-live="polite">{said.value || label}</span>
    </button>
  );
}
