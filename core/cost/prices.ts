/** A list price in US dollars. */
export interface Price {
  readonly dollars: number;
  /** For how many of them. */
  readonly of: number;
  /** What is paid for. */
  readonly unit: string;
  readonly source: PriceSource;
}

/** Where prices are from, and of when. */
export const PRICE_SOURCES = {
  list: { name: 'AWS Price List, as the golden files of infracost at 95ba4f4 have it', date: '2026-08-21' },
  pages: { name: "AWS's pricing pages, as others quote them; read on that day", date: '2026-11-27' },
  memory: { name: 'common knowledge, not looked up', date: '2026-11-22' },
} as const satisfies Readonly<Record<string, { readonly name: string; readonly date: string }>>;

export type PriceSource = keyof typeof PRICE_SOURCES;

/** The region whose list prices these are. */
export const PRICE_REGION = 'us-east-1';

const MILLION = 1_000_000;

/** What AWS charges: without free tiers, and at the first step where more costs less. The first column of docs/cost.md. */
export const PRICES = {
  request: { dollars: 3.5, of: MILLION, unit: 'requests to a REST API', source: 'list' },
  transferredGigabyte: { dollars: 0.09, of: 1, unit: 'GB to the internet', source: 'memory' },
  webAcl: { dollars: 5, of: 1, unit: 'web ACL and month', source: 'list' },
  webAclRule: { dollars: 1, of: 1, unit: 'rule of a web ACL and month', source: 'list' },
  inspected: { dollars: 0.6, of: MILLION, unit: 'requests inspected by WAF', source: 'list' },
  invocation: { dollars: 0.2, of: MILLION, unit: 'invocations', source: 'list' },
  gigabyteSecond: {
    dollars: 0.000_013_333_4,
    of: 1,
    unit: 'GB-seconds of a function, arm64',
    source: 'list',
  },
  write: { dollars: 0.625, of: MILLION, unit: 'write units', source: 'list' },
  read: { dollars: 0.125, of: MILLION, unit: 'read units', source: 'list' },
  tableGigabyte: { dollars: 0.25, of: 1, unit: 'GB-months in tables', source: 'list' },
  recoverableGigabyte: { dollars: 0.2, of: 1, unit: 'GB-months with point-in-time recovery', source: 'list' },
  publish: { dollars: 0.3, of: MILLION, unit: 'messages to a FIFO topic', source: 'list' },
  publishedGigabyte: { dollars: 0.017, of: 1, unit: 'GB to a FIFO topic', source: 'list' },
  delivery: { dollars: 0.01, of: MILLION, unit: 'deliveries of a FIFO topic to SQS', source: 'list' },
  deliveredGigabyte: { dollars: 0.001, of: 1, unit: 'GB from a FIFO topic to SQS', source: 'list' },
  fifoQueueRequest: {
    dollars: 0.5,
    of: MILLION,
    unit: 'requests to a FIFO queue, 64 KB each',
    source: 'list',
  },
  queueRequest: {
    dollars: 0.4,
    of: MILLION,
    unit: 'requests to a standard queue, 64 KB each',
    source: 'list',
  },
  logGigabyte: { dollars: 0.5, of: 1, unit: 'GB into a log', source: 'list' },
  rareLogGigabyte: { dollars: 0.25, of: 1, unit: 'GB into a log of infrequent access', source: 'pages' },
  keptLogGigabyte: { dollars: 0.03, of: 1, unit: 'GB-months of logs, compressed', source: 'list' },
  alarm: { dollars: 0.1, of: 1, unit: 'metric of an alarm and month', source: 'list' },
  dashboard: { dollars: 3, of: 1, unit: 'dashboard and month', source: 'list' },
  metric: { dollars: 0.3, of: 1, unit: 'metric of ours and month', source: 'memory' },
  askedMetric: { dollars: 0.01, of: 1_000, unit: 'metrics asked of CloudWatch', source: 'memory' },
  secret: { dollars: 0.4, of: 1, unit: 'secret and month', source: 'list' },
  secretCall: { dollars: 0.05, of: 10_000, unit: 'calls of Secrets Manager', source: 'list' },
  key: { dollars: 1, of: 1, unit: 'key and month', source: 'list' },
  objectWrite: { dollars: 0.005, of: 1_000, unit: 'objects written', source: 'list' },
  objectRead: { dollars: 0.0004, of: 1_000, unit: 'objects read', source: 'list' },
  objectGigabyte: { dollars: 0.023, of: 1, unit: 'GB-months in S3', source: 'list' },
  httpRequest: { dollars: 1, of: MILLION, unit: 'requests to an HTTP API', source: 'memory' },
  edgeRequest: { dollars: 0.01, of: 10_000, unit: 'requests to CloudFront', source: 'pages' },
  edgeGigabyte: { dollars: 0.02, of: 1, unit: 'GB from CloudFront to the origin', source: 'memory' },
} as const satisfies Readonly<Record<string, Price>>;

/** What one can be charged for. */
export type Charged = keyof typeof PRICES;

/** What so much of it costs, in dollars. */
export function priceOf(charged: Charged, quantity: number): number {
  const { dollars, of } = PRICES[charged];
  return (dollars * quantity) / of;
}
