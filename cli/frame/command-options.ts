/** The options that a command of the frame may have. */
export interface CommandOptions {
  readonly json?: true;
  readonly text?: true;
  readonly stage?: string;
  readonly region?: string;
  readonly file?: string;
  readonly yes?: true;
}

/** The options among what commander gives an action: the arguments, the options, the command. */
export function optionsIn(args: readonly unknown[]): CommandOptions {
  return args.at(-2) as CommandOptions;
}
