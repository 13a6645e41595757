import { anything, list, maybe, milliseconds, named, number, object, oneOf, text } from '../schema/fields.ts';
import { intentMember, signer } from './intent-member.ts';
import { privyEvents } from './privy-events.ts';

const intent = {
  intent_id: text(),
  intent_type: oneOf('KEY_QUORUM', 'POLICY', 'RULE', 'RPC', 'TRANSFER', 'WALLET'),
  status: oneOf('pending', 'processing', 'executed', 'failed', 'expired', 'rejected', 'dismissed'),
  created_at: milliseconds(),
  expires_at: milliseconds(),
  created_by_id: maybe(text('Who asked; often a user id.')),
  created_by_display_name: maybe(text('Who asked, often as an e-mail address.')),
  resource_id: maybe(text()),
};

const actionResult = named(
  'PrivyActionResult',
  object({
    executed_at: milliseconds(),
    status_code: number('HTTP status of the execution.'),
    authorized_by_id: maybe(text()),
    authorized_by_display_name: maybe(text()),
    response_body: anything(),
  }),
);

const executedAt = { path: 'action_result.executed_at', unit: 'milliseconds' } as const;

export const intentEvents = privyEvents({
  'intent.created': {
    meaning: 'Something waits for its quorum to agree.',
    nature: 'snapshot',
    time: { path: 'created_at', unit: 'milliseconds' },
    personalData: true,
    fields: {
      ...intent,
      authorization_details: maybe(
        list(object({ threshold: number(), display_name: maybe(text()), members: list(intentMember) })),
      ),
    },
  },
  'intent.authorized': {
    meaning: 'One member of the quorum agreed; `member` tells which.',
    nature: 'delta',
    time: { path: 'authorized_at', unit: 'milliseconds' },
    personalData: true,
    fields: { ...intent, authorized_at: milliseconds(), member: signer },
  },
  'intent.rejected': {
    meaning: 'The quorum turned the request down.',
    nature: 'delta',
    time: { path: 'rejected_at', unit: 'milliseconds' },
    personalData: true,
    fields: { ...intent, rejected_at: milliseconds() },
  },
  'intent.executed': {
    meaning: 'The quorum agreed and the request was carried out.',
    nature: 'delta',
    time: executedAt,
    personalData: true,
    fields: { ...intent, action_result: actionResult },
  },
  'intent.failed': {
    meaning: 'The quorum agreed, but carrying the request out failed.',
    nature: 'delta',
    time: executedAt,
    personalData: true,
    fields: { ...intent, action_result: actionResult },
  },
});
