/** The properties of `AWS::WAFv2::WebACL` and `AWS::WAFv2::IPSet`, as far as they are evaluated. Same names. */
export interface WebAclProperties {
  readonly DefaultAction: { readonly Allow?: object; readonly Block?: BlockAction };
  readonly Rules?: readonly WebAclRule[];
  readonly CustomResponseBodies?: Readonly<Record<string, CustomResponseBody>>;
}

export interface BlockAction {
  readonly CustomResponse?: CustomResponse;
}

export interface CustomResponse {
  readonly ResponseCode: number;
  readonly CustomResponseBodyKey?: string;
  readonly ResponseHeaders?: readonly { readonly Name: string; readonly Value: string }[];
}

export interface CustomResponseBody {
  readonly Content: string;
  readonly ContentType: 'TEXT_PLAIN' | 'TEXT_HTML' | 'APPLICATION_JSON';
}

export interface WebAclRule {
  readonly Name: string;
  readonly Priority: number;
  readonly Action: { readonly Allow?: object; readonly Block?: BlockAction; readonly Count?: object };
  readonly Statement: Statement;
}

/** Exactly one of these is set. */
export interface Statement {
  readonly IPSetReferenceStatement?: { readonly Arn: string };
  readonly ByteMatchStatement?: ByteMatchStatement;
  readonly AndStatement?: { readonly Statements: readonly Statement[] };
  readonly OrStatement?: { readonly Statements: readonly Statement[] };
  readonly NotStatement?: { readonly Statement: Statement };
  readonly RateBasedStatement?: RateBasedStatement;
}

export interface ByteMatchStatement {
  readonly FieldToMatch: {
    readonly UriPath?: object;
    readonly Method?: object;
    readonly QueryString?: object;
    readonly SingleHeader?: { readonly Name: string };
  };
  readonly PositionalConstraint: 'EXACTLY' | 'STARTS_WITH' | 'ENDS_WITH' | 'CONTAINS';
  readonly SearchString: string;
  readonly TextTransformations: readonly { readonly Priority: number; readonly Type: TextTransformation }[];
}

export type TextTransformation = 'NONE' | 'LOWERCASE' | 'URL_DECODE';

export interface RateBasedStatement {
  readonly AggregateKeyType: 'IP';
  readonly Limit: number;
  /** @default 300 */
  readonly EvaluationWindowSec?: number;
  readonly ScopeDownStatement?: Statement;
}

export interface IpSetProperties {
  readonly IPAddressVersion: 'IPV4' | 'IPV6';
  readonly Addresses: readonly string[];
}
