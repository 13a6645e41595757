import type { ComponentChildren } from 'preact';
import { CommandLine } from './command-line.tsx';

interface EmptyNoteProps {
  readonly children: ComponentChildren;
  /** What to type, without `npx wallet-webhooks`. */
  readonly command?: readonly string[];
}

/** Where there is nothing to show: why, and what to do. */
export function EmptyNote({ children, command }: EmptyNoteProps) {
  return (
    <div class="empty">
      <p>{children}</p>
      {command === undefined ? null : <CommandLine words={command} />}
    </div>
  );
}
