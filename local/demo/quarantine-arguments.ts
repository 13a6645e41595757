/** What the command `quarantine` was given. */
export interface QuarantineArguments {
  /** What is no flag: the handler, and for a drop the sequence. */
  readonly words: readonly string[];
  readonly release?: string | undefined;
  readonly drop?: string | undefined;
  readonly reason?: string | undefined;
}

/** What is asked for. */
export type QuarantineRun =
  | { readonly kind: 'list'; readonly handler: string | undefined }
  | { readonly kind: 'release'; readonly handler: string; readonly group: string }
  | {
      readonly kind: 'drop';
      readonly handler: string;
      readonly group: string;
      readonly sequence: string;
      readonly reason: string;
    };

/** What is asked for by these arguments, or what is wrong with them. */
export function quarantineRun({ words, release, drop, reason }: QuarantineArguments): QuarantineRun | string {
  if (release !== undefined && drop !== undefined) return '--release and --drop do not go together';
  if (reason !== undefined && drop === undefined) return '--reason goes with --drop only';
  const [handler, sequence, ...others] = words;
  const tooMany = drop === undefined ? sequence : others[0];
  if (tooMany !== undefined) return `unexpected argument "${tooMany}"`;
  if (release !== undefined) {
    if (handler === undefined) return 'no handler; name the one that is to have the events back';
    return { kind: 'release', handler, group: release };
  }
  if (drop === undefined) return { kind: 'list', handler };
  if (handler === undefined || sequence === undefined)
    return 'a handler or a sequence is missing; --drop needs both, the sequence as the list shows it';
  if (reason === undefined || reason.trim() === '')
    return 'no reason; --drop needs --reason, which is kept in place of the event';
  return { kind: 'drop', handler, group: drop, sequence, reason };
}
