import { isoTime, text } from '../schema/fields.ts';
import { privyEvents } from './privy-events.ts';

const time = (path: string) => ({ path, unit: 'ISO 8601' }) as const;

const quote = { user_id: text(), quote_id: text() };
const order = { user_id: text(), custom_order_id: text() };
const reason = { reason: text('For people to read; do not branch on it.') };

const executed = { executed_at: isoTime() };
const failed = { failed_at: isoTime(), ...reason };
const cancelled = { cancelled_at: isoTime(), ...reason };

export const krakenEmbedEvents = privyEvents({
  'kraken_embed.quote.executed': {
    meaning: 'A quoted trade went through.',
    nature: 'delta',
    time: time('executed_at'),
    fields: { ...quote, ...executed },
  },
  'kraken_embed.quote.execution_failed': {
    meaning: 'A quoted trade failed.',
    nature: 'delta',
    time: time('failed_at'),
    fields: { ...quote, ...failed },
  },
  'kraken_embed.quote.cancelled': {
    meaning: 'A quoted trade was called off.',
    nature: 'delta',
    time: time('cancelled_at'),
    fields: { ...quote, ...cancelled },
  },
  'kraken_embed.custom_order.executed': {
    meaning: 'A custom order went through.',
    nature: 'delta',
    time: time('executed_at'),
    fields: { ...order, ...executed },
  },
  'kraken_embed.custom_order.execution_failed': {
    meaning: 'A custom order failed.',
    nature: 'delta',
    time: time('failed_at'),
    fields: { ...order, ...failed },
  },
  'kraken_embed.custom_order.cancelled': {
    meaning: 'A custom order was called off.',
    nature: 'delta',
    time: time('cancelled_at'),
    fields: { ...order, ...cancelled },
  },
  'kraken_embed.user.verified': {
    meaning: 'Kraken accepted a user for trading.',
    nature: 'delta',
    time: time('verified_at'),
    fields: { user_id: text(), verified_at: isoTime() },
  },
  'kraken_embed.user.disabled': {
    meaning: "Kraken suspended a user's trading.",
    nature: 'delta',
    time: time('disabled_at'),
    fields: { user_id: text(), disabled_at: isoTime() },
  },
  'kraken_embed.user.closed': {
    meaning: "Kraken closed a user's account.",
    nature: 'delta',
    time: time('closed_at'),
    fields: { user_id: text(), closed_at: isoTime() },
  },
});
