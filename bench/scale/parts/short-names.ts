import type { Resource } from '../simulation/pressure.ts';

/** What gives way, in a word or two for a table. */
const SHORT_NAMES: Readonly<Record<Resource, string>> = {
  'the throttle of a source': 'throttle',
  "the account's requests": 'requests',
  'functions at once': 'functions',
  'new sandboxes': 'sandboxes',
  'writes to the ledger': 'ledger',
  'writes of parked events': 'parked',
  'messages to the topic': 'topic',
  'messages of one user to the topic': 'topic, one user',
  'batches at once of a handler': 'handler',
  'one user after the other in a handler': 'handler, one user',
  "writes to a handler's table": "handler's table",
  'messages in flight': 'in flight',
};

/** A word or two for what gave way. */
export function shortName(resource: Resource): string {
  return SHORT_NAMES[resource];
}
