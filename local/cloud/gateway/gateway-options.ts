import type { InvocationResult } from '../functions/function-host.ts';
import type { Throttle } from './token-bucket.ts';
import type { WebAcl, WebAclVerdict } from './web-acl.ts';

export interface GatewayOptions {
  /** 0 takes a free port. */
  readonly port: number;
  readonly stageName: string;
  readonly routes: readonly Route[];
  readonly webAcl?: WebAcl;
  /** How much each route lets through. @default all */
  readonly throttle?: Throttle;
  /** Milliseconds, for the throttle. @default Date.now */
  readonly now?: () => number;
  /** The resolved `Properties` of every `AWS::ApiGateway::GatewayResponse` in the template. @default the service's own answers */
  readonly gatewayResponses?: readonly GatewayResponseProperties[];
  /** Hears every decision of the web ACL, before the request goes on. */
  readonly onDecision?: (decision: WebAclDecision) => void;
  /** Gets one entry per request, when it has been answered. */
  readonly log: (entry: AccessLogEntry) => void;
}

export interface Route {
  /** `POST`, or `ANY`. */
  readonly method: string;
  /** The resource's full path, such as `/webhooks/privy/main` or `/webhooks/{source+}`, without the stage. */
  readonly resource: string;
  /** Proxy integration: gets a REST proxy event (payload version 1.0). */
  readonly invoke: (event: unknown) => Promise<InvocationResult>;
  /** `Integration.TimeoutInMillis`. @default 29000 */
  readonly timeoutMilliseconds?: number;
}

/** `AWS::ApiGateway::GatewayResponse`, same names. */
export interface GatewayResponseProperties {
  /** Such as `MISSING_AUTHENTICATION_TOKEN`, what REST APIs answer where no method matches. */
  readonly ResponseType: string;
  readonly StatusCode?: string;
  readonly ResponseParameters?: Readonly<Record<string, string>>;
  readonly ResponseTemplates?: Readonly<Record<string, string>>;
}

export interface WebAclDecision extends WebAclVerdict {
  /** The same as the response header `x-amzn-requestid` and the event's `requestContext.requestId`. */
  readonly requestId: string;
  readonly sourceIp: string;
  readonly method: string;
  readonly path: string;
}

export interface AccessLogEntry {
  readonly requestId: string;
  readonly time: string;
  readonly sourceIp: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly durationMilliseconds: number;
  /** `allow`, `block`, or `none` without a web ACL. */
  readonly webAcl: string;
}

export interface Gateway {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  readonly close: () => Promise<void>;
}
