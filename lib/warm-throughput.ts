import type { WarmThroughput as TableProperty } from 'aws-cdk-lib/aws-dynamodb';

/** What a table takes at once, before DynamoDB has seen how much comes. */
export interface WarmThroughput {
  /** Write units a second: one for each kilobyte of an item, two in a transaction. From 4000, which every new table takes. */
  readonly writeUnitsPerSecond?: number;
  /** Read units a second: one for each 4 KB. From 12000, which every new table takes. */
  readonly readUnitsPerSecond?: number;
}

/** The tables that may be told what is coming. */
export type WarmTable = 'ledger' | 'inbox' | 'parked' | 'quarantine';

/** What each of them is told. */
export type WarmThroughputs = Readonly<Partial<Record<WarmTable, WarmThroughput>>>;

/** The property of a table or an index. Undefined leaves it to DynamoDB. */
export function warm(throughput: WarmThroughput | undefined): { readonly warmThroughput?: TableProperty } {
  return throughput === undefined ? {} : { warmThroughput: throughput };
}
