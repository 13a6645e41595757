import type { Gateway, GatewayOptions } from './gateway-options.ts';

/** Why the gateway did not start. `PORT_IN_USE` and `PORT_FORBIDDEN` are for the person at the keyboard. */
export class GatewayStartError extends Error {
  override readonly name = 'GatewayStartError';
  readonly code: 'PORT_IN_USE' | 'PORT_FORBIDDEN' | 'LISTEN_FAILED';

  constructor(code: GatewayStartError['code'], message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}

/** An HTTP server on the loopback address that stands in for API Gateway's REST API with its web ACL. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  throw new Error(`not built yet: ${options.stageName}`);
}
