/** What carries the tag of a stage, whether its stack has it or not. */
export interface TaggedState {
  /** URLs of queues whose names begin so. */
  queues(prefix: string, tag: Tag): Promise<readonly string[]>;
  /** Names of tables that begin so. */
  tables(prefix: string, tag: Tag, arnOf: (name: string) => string): Promise<readonly string[]>;
  /** ARNs of secrets. */
  secrets(tag: Tag): Promise<readonly string[]>;
  /** Names of buckets that begin so, in lower case. */
  buckets(prefix: string, tag: Tag): Promise<readonly string[]>;
}

/** A tag, and its value. */
export interface Tag {
  readonly key: string;
  readonly value: string;
}
