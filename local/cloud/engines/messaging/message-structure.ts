import { Refusal } from './refusal.ts';

const DEFAULT_PROTOCOL = 'default';

/**
 * What a queue gets of a message: of one with the structure `json` the text that is meant for queues, else the one that is
 * meant for all. fauxqs hands on the JSON.
 */
export function messageForQueues(message: string, structure: string | undefined): string {
  if (structure !== 'json') return message;
  const texts = parsed(message);
  const text = texts['sqs'] ?? texts[DEFAULT_PROTOCOL];
  if (typeof texts[DEFAULT_PROTOCOL] !== 'string' || typeof text !== 'string')
    throw structureRefusal('No default entry in JSON message body');
  return text;
}

function parsed(message: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(message);
    if (typeof value === 'object' && value !== null) return value as Readonly<Record<string, unknown>>;
  } catch {
    // Told below.
  }
  throw structureRefusal('JSON message body failed to parse');
}

function structureRefusal(reason: string): Refusal {
  return new Refusal('InvalidParameter', `Invalid parameter: Message Structure - ${reason}`);
}
