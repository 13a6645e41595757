import type { AwsCall } from './aws-call.ts';

interface TransactionRequest {
  readonly ClientRequestToken?: string;
  readonly TransactItems?: readonly {
    readonly Put?: { readonly Item?: { readonly pk?: { readonly S?: string } } };
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
      const key = Put?.Item?.pk?.S;
      if (!key?.startsWith(this.#prefix)) continue;
      this.#tokens.set(key, (this.#tokens.get(key) ?? new Set()).add(ClientRequestToken));
    }
  }

  /** How many transactions were committed, by the key of the inbox entry. */
  counts(): Map<string, number> {
    return new Map([...this.#tokens].map(([key, tokens]) => [key, tokens.size]));
  }
}
