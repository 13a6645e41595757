import type { GatewayResponseProperties } from '../gateway/gateway-options.ts';
import type { Throttle } from '../gateway/token-bucket.ts';
import type { WebAcl } from '../gateway/web-acl.ts';
import type { IpSetProperties } from '../gateway/web-acl-properties.ts';

/** What the template says about its one REST API and the web ACL in front of it, noted resource by resource. */
export interface ApiDescription {
  restApiId?: string;
  stageName?: string;
  /** How much each method lets through. */
  throttle?: Throttle;
  readonly resources: Map<string, { readonly parentId: string; readonly pathPart: string }>;
  readonly methods: ApiMethod[];
  readonly gatewayResponses: GatewayResponseProperties[];
  readonly ipSets: Record<string, IpSetProperties>;
  readonly webAcls: Map<string, WebAcl>;
  /** The ARN of the web ACL that is associated with the stage. */
  webAclArn?: string;
}

export interface ApiMethod {
  readonly resourceId: string;
  readonly httpMethod: string;
  readonly functionArn: string;
  readonly timeoutMilliseconds?: number;
}

export function emptyApiDescription(): ApiDescription {
  return { resources: new Map(), methods: [], gatewayResponses: [], ipSets: {}, webAcls: new Map() };
}

/** The full path of an API resource, `/` for the root. */
export function pathOf(api: ApiDescription, resourceId: string): string {
  const parts: string[] = [];
  for (let id = resourceId; ; ) {
    const resource = api.resources.get(id);
    if (resource === undefined) return `/${parts.join('/')}`;
    parts.unshift(resource.pathPart);
    id = resource.parentId;
  }
}
