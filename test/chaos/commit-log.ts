import type { AwsCall } from './aws-call.ts';

interface TransactionRequest {
  readonly ClientRequestToken?: string;
  readonly TransactItems?: readonly {
    readonly Put?: { readonly Item?: Readonly<Partial<Record<'pk' | 'sk', { readonly S?: string }>>> };
  }[];
}

/**
 * Notes at the wire which transactions of a handler the engine has committed, whether or not the handler heard of it. A
 * repeat with the same token is the same transaction.
 */
export class CommitLog {
  readonly #prefix: string;
  readonly #tokens = new Map<string, Set<string>>();

  constructor(handler: string) {
    this.#prefix = `${handler}#`;
  }

  afterCall({ operation, body }: AwsCall, status: number): void {
    if (operation !== 'TransactWriteItems' || status !== 200) return;
    const { ClientRequestToken = '', TransactItems = [] } = JSON.parse(body.toString()) as TransactionRequest;
    for (const { Put } of TransactItems) {
      const { pk, sk } = Put?.Item ?? {};
      const key = pk?.S;
      // The quarantine's keys begin alike, and have a second part.
      if (!key?.startsWith(this.#prefix) || sk !== undefined) continue;
      this.#tokens.set(key, (this.#tokens.get(key) ?? new Set()).add(ClientRequestToken));
    }
  }

  /** How many transactions were committed, by the key of the inbox entry. */
  counts(): Map<string, number> {
    return new Map([...this.#tokens].map(([key, tokens]) => [key, tokens.size]));
  }
}
