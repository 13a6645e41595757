import type { HandlerManifest } from './manifest.ts';

/**
 * Says what a handler is: gives the manifest back as it is, with the exact types of its events and tables for `HandleOf`.
 *
 * @example
 * export const loginCount = defineHandler({
 *   name: 'login-count',
 *   entry: new URL('./handle.ts', import.meta.url),
 *   description: 'Counts the logins of each user.',
 *   events: ['privy.user.authenticated'],
 *   timeoutSeconds: 30,
 *   memoryMegabytes: 256,
 * });
 */
export function defineHandler<const Manifest extends HandlerManifest>(manifest: Manifest): Manifest {
  return manifest;
}
