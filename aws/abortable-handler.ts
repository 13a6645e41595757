import { AsyncLocalStorage } from 'node:async_hooks';
import { NodeHttpHandler } from '@smithy/node-http-handler';

const signals = new AsyncLocalStorage<AbortSignal>();

/** Does the work; every request that an `AbortableHandler` makes for it ends with the signal. */
export function underSignal<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  return signals.run(signal, work);
}

/**
 * The SDK's own handler, which knows the signal of a call without being told by `send`: a client that is given options resolves
 * its middleware anew for every call, and forgets what it had resolved.
 */
export class AbortableHandler extends NodeHttpHandler {
  override handle(...[request, options]: Parameters<NodeHttpHandler['handle']>) {
    const abortSignal = options?.abortSignal ?? signals.getStore();
    return super.handle(request, abortSignal === undefined ? options : { ...options, abortSignal });
  }
}
