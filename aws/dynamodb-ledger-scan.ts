import { type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { LedgerScan, Publication } from '../core/ledger/ledger-scan.ts';
import { LEDGER_TABLE } from '../core/ledger/ledger-table.ts';
import { CALL_BUDGETS } from './call-budgets.ts';
import { inTime } from './in-time.ts';
import { itemText, type StoredItem } from './item-text.ts';

/** So many parts of the table are read side by side: some 30 MB a second, which takes nothing from the intake. */
const SEGMENTS = 4;

/** A part of the table, and how far it was read. */
interface Segment {
  readonly number: number;
  readonly after?: StoredItem;
}

/** Scans the ledger's table, page by page; no more than a page of each part is in memory. */
export class DynamoDbLedgerScan implements LedgerScan {
  readonly #client: DynamoDBClient;
  readonly #table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async *publishedOn(day: string): AsyncIterable<readonly Publication[]> {
    let segments: readonly Segment[] = Array.from({ length: SEGMENTS }, (_, number) => ({ number }));
    while (segments.length > 0) {
      const pages = await Promise.all(segments.map((segment) => this.#page(segment, day)));
      for (const { publications } of pages) if (publications.length > 0) yield publications;
      segments = pages.flatMap(({ next }) => next ?? []);
    }
  }

  async #page({ number, after }: Segment, day: string) {
    const command = new ScanCommand({
      TableName: this.#table,
      Segment: number,
      TotalSegments: SEGMENTS,
      FilterExpression: '#status = :published AND begins_with(#publishedAt, :day)',
      ProjectionExpression: '#key, #type, #publishedAt',
      ExpressionAttributeNames: {
        '#key': LEDGER_TABLE.partitionKey,
        '#status': 'status',
        '#type': 'type',
        '#publishedAt': 'publishedAt',
      },
      ExpressionAttributeValues: { ':published': { S: 'published' }, ':day': { S: day } },
      ...(after === undefined ? {} : { ExclusiveStartKey: after }),
    });
    const { Items = [], LastEvaluatedKey } = await inTime(CALL_BUDGETS.scan, () =>
      this.#client.send(command),
    );
    return {
      publications: Items.map(publicationIn),
      next: LastEvaluatedKey === undefined ? undefined : { number, after: LastEvaluatedKey },
    };
  }
}

function publicationIn(item: StoredItem): Publication {
  return {
    key: itemText(item, LEDGER_TABLE.partitionKey),
    type: itemText(item, 'type'),
    publishedAt: itemText(item, 'publishedAt'),
  };
}
