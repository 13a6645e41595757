import type { HandlerManifest } from './manifest.ts';

/** What the host of a handler needs of its manifest while it runs. The bundle holds it as JSON. */
export type HostedManifest = Pick<HandlerManifest, 'name' | 'tables'>;

/** The part of a manifest that goes into the bundle. */
export function hostedManifest({ name, tables = {} }: HandlerManifest): HostedManifest {
  return { name, tables };
}
