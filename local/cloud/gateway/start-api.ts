import { CannotStartError } from '../cannot-start-error.ts';
import type { InvocationResult } from '../functions/function-host.ts';
import { type ApiDescription, pathOf } from '../resources/api-description.ts';
import type { AccessLogEntry, Gateway, Route, WebAclDecision } from './gateway-options.ts';
import { GatewayStartError, startGateway } from './start-gateway.ts';

export interface ApiOptions {
  readonly port: number;
  readonly invoke: (functionArn: string, event: unknown) => Promise<InvocationResult>;
  readonly onDecision: (decision: WebAclDecision) => void;
  readonly log: (entry: AccessLogEntry) => void;
}

/** Starts the gateway with the routes, gateway responses and web ACL of the template. */
export async function startApi(api: ApiDescription, options: ApiOptions): Promise<Gateway> {
  const webAcl = api.webAclArn === undefined ? undefined : api.webAcls.get(api.webAclArn);
  try {
    return await startGateway({
      port: options.port,
      stageName: stageNameOf(api),
      routes: routesOf(api, options.invoke),
      gatewayResponses: api.gatewayResponses,
      onDecision: options.onDecision,
      log: options.log,
      ...(webAcl === undefined ? {} : { webAcl }),
      ...(api.throttle === undefined ? {} : { throttle: api.throttle }),
    });
  } catch (error) {
    if (error instanceof GatewayStartError) throw new CannotStartError('PORT_IN_USE', error.message, error);
    throw error;
  }
}

/** The stage that stands in front of every path behind execute-api. */
export function stageNameOf({ stageName }: ApiDescription): string {
  return stageName ?? 'local';
}

function routesOf(api: ApiDescription, invoke: ApiOptions['invoke']): Route[] {
  return api.methods.map(({ resourceId, httpMethod, functionArn, timeoutMilliseconds }) => ({
    method: httpMethod,
    resource: pathOf(api, resourceId),
    invoke: (event) => invoke(functionArn, event),
    ...(timeoutMilliseconds === undefined ? {} : { timeoutMilliseconds }),
  }));
}
