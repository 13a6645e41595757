/** What a web ACL looks at. */
export interface InspectedRequest {
  readonly sourceIp: string;
  readonly method: string;
  /** As AWS sees it behind execute-api: with the stage in front. Still percent-encoded. */
  readonly path: string;
  readonly queryString: string;
  /** Names in lower case; several values of one name in the order they came. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
}

/** A request on its way through the rules. */
export interface LabelledRequest extends InspectedRequest {
  /** What the rules before have put on it, without the name of the web ACL that WAF writes before each. */
  readonly labels: ReadonlySet<string>;
}
