/** What a command's help says beside its arguments and options. */
export interface About {
  /** What it does, in the list of commands. */
  readonly summary: string;
  /** What it does, in full sentences. @default the summary */
  readonly description?: string;
  /** What follows `npx wallet-webhooks`, as a shell takes it. A test runs each. */
  readonly examples: readonly [string, ...string[]];
}
