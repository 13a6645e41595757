/** What was looked at, and how it is. */
export interface Check {
  /** `secrets`, `subscriptions`, … */
  readonly name: string;
  /** `unknown`: it cannot be told from here, which is no reason to worry. */
  readonly state: 'fine' | 'wrong' | 'unknown';
  /** One sentence without its full stop; where something is wrong, with what to do. */
  readonly sentence: string;
  /** The command that mends it: what follows `wallet-webhooks`. */
  readonly command?: string;
}

/** What a check comes to: what is wrong of it or, where nothing is, that all of it is fine. */
export function whatIsWrong(name: string, wrong: readonly Finding[], fine: string): readonly Check[] {
  if (wrong.length === 0) return [{ name, state: 'fine', sentence: fine }];
  return wrong.map((finding) => ({ name, state: 'wrong', ...finding }));
}

/** Something that is wrong. */
export type Finding = Pick<Check, 'sentence' | 'command'>;
