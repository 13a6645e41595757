import type { RawRequest } from '../../../../core/providers/provider.ts';

/** One delivery put before both our verifier and somebody else's. Every header is sent once. */
export interface Attempt {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly secrets: readonly string[];
  readonly now: Date;
}

/** Somebody else's verifier: true where it accepts the attempt under any of its secrets. */
export interface Oracle {
  readonly name: OracleName;
  accepts(attempt: Attempt): Promise<boolean>;
}

export type OracleName = 'svix' | 'standardwebhooks' | '@privy-io/node' | '@octokit/webhooks-methods';

export function requestOf({ headers, body }: Attempt): RawRequest {
  return { headers: new Map(Object.entries(headers).map(([name, value]) => [name, [value]])), body };
}

/** The text that a library sees which wants text: bytes that are no UTF-8 become U+FFFD. */
export function textOf({ body }: Attempt): string {
  return body.toString('utf8');
}
