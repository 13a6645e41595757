import { useSignal } from '@preact/signals';
import { session } from '../state/session.ts';
import { typedCommand } from '../text/typed-command.ts';

/** A command that does the same in a terminal, to be copied. */
export function CommandLine({ words }: { readonly words: readonly string[] }) {
  const text = typedCommand(session.value?.flags ?? [], ...words);
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
