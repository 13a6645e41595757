import type { IpSetProperties } from './web-acl-properties.ts';

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

export interface WebAclVerdict {
  readonly action: 'allow' | 'block';
  /** The name of the rule that decided, or `Default_Action`, as WAF calls it in its metrics. */
  readonly rule: string;
  /** Names of the count rules that matched on the way. */
  readonly counted: readonly string[];
  /** What a blocking rule wants to be answered instead of the gateway's 403. */
  readonly customResponse?: {
    readonly statusCode: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
}

export interface WebAcl {
  evaluate(request: InspectedRequest): WebAclVerdict;
}

export interface WebAclOptions {
  /** The resolved `Properties` of the template's `AWS::WAFv2::WebACL`, as they stand there. Checked here. */
  readonly properties: unknown;
  /** Every `AWS::WAFv2::IPSet` by the ARN that the rules refer to it with. */
  readonly ipSets: Readonly<Record<string, IpSetProperties>>;
  /** Milliseconds, for the windows of rate rules. */
  readonly now: () => number;
}

/** Throws an error that names every property, statement and transformation that cannot be evaluated here. */
export function createWebAcl(options: WebAclOptions): WebAcl {
  throw new Error(`not built yet: ${typeof options.properties}`);
}
