import type { ObjectStore } from '../../core/archive/object-store.ts';
import type { Alarms } from './alarms.ts';
import type { Mappings } from './mappings.ts';
import type { Queues } from './queues.ts';
import type { Secrets } from './secrets.ts';
import type { Stacks } from './stacks.ts';
import type { Subscriptions } from './subscriptions.ts';
import type { TableRestores } from './table-restores.ts';
import type { TableStates } from './table-states.ts';
import type { Tables } from './tables.ts';
import type { TaggedState } from './tagged-state.ts';

/**
 * The services of a stage, each connected when it is first asked for: a command that needs one loads no other. A part of
 * `ops/` that needs a service adds it here, its adapter in `aws/operator/`. What a call fails with is an `OpsError` where it is
 * about access or the way there, and else the service's own error.
 */
export interface StageServices {
  readonly functions: () => Promise<Functions>;
  readonly mappings: () => Promise<Mappings>;
  readonly queues: () => Promise<Queues>;
  readonly tables: () => Promise<Tables>;
  readonly objects: () => Promise<Objects>;
  readonly secrets: () => Promise<Secrets>;
  readonly subscriptions: () => Promise<Subscriptions>;
  readonly alarms: () => Promise<Alarms>;
  readonly stacks: () => Promise<Stacks>;
  readonly tableStates: () => Promise<TableStates>;
  readonly tableRestores: () => Promise<TableRestores>;
  readonly state: () => Promise<TaggedState>;
}

/** Lambda. */
export interface Functions {
  /** What the function answers. It runs once, whatever happens. Throws an `OpsError` where it fails. */
  invoke(functionName: string, request: unknown): Promise<unknown>;
}

/** S3. */
export interface Objects {
  of(bucket: string): ObjectStore;
}
