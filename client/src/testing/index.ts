/** Builders of valid events for tests. */
export { buildEvent, type DeepPartial, type EventOverrides } from './build-event.ts';
export { buildMessage, buildNotification } from './build-message.ts';
