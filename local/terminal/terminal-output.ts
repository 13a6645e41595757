export interface TerminalOutput {
  readonly write: (text: string) => void;
  /** JSON lines instead of text for reading. */
  readonly json: boolean;
  /** Escape codes for colours; the caller knows about TTY and NO_COLOR. */
  readonly colours: boolean;
  /** @default 120 */
  readonly columns?: number;
  /** Whether to say what to do next, because the pipeline goes on running. @default true */
  readonly tryNext?: boolean;
}

export const DEFAULT_COLUMNS = 120;
