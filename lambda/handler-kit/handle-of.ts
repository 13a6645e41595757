import type { EventsReceived } from '../../core/events/event-pattern.ts';
import type { Handle } from '../../core/handling/handler.ts';
import type { HandlerManifest, SecretNameOf, TableNameOf, TopicNameOf, VariableNameOf } from './manifest.ts';

/** The type of the `handle` that goes with a manifest: it sees the events that the patterns let through, and the tables. */
export type HandleOf<Manifest extends HandlerManifest> = Handle<
  TableNameOf<Manifest>,
  EventsReceived<Manifest['events'][number]>,
  SecretNameOf<Manifest>,
  VariableNameOf<Manifest>,
  TopicNameOf<Manifest>
>;
