import type { DeliveryFacts } from '../../../local/demo/delivery-facts.ts';
import type { DeliveryReport } from '../../../local/demo/delivery-hops.ts';
import { ACCEPTED, type PlannedDelivery } from '../../../local/demo/planned-delivery.ts';

export const DELIVERY: PlannedDelivery = {
  group: 'privy/main: genuine deliveries',
  title: 'user.created',
  source: 'privy/main',
  url: 'http://127.0.0.1:3000/webhooks/privy/main',
  headers: {},
  body: Buffer.from('{}'),
  event: {
    id: 'msg_1',
    type: 'privy.user.created',
    provider: 'privy',
    test: false,
    savesUser: 'did:privy:1',
  },
  expected: ACCEPTED,
};

/** What is seen when a new event goes all the way. */
export const ACCEPTED_FACTS: DeliveryFacts = {
  answer: { status: 200, requestId: 'r-1', outcome: 'accepted', milliseconds: 12 },
  webAcl: { action: 'allow', rule: 'privy-main-allow' },
  reachedIntake: true,
  ledger: { state: 'published', changed: true },
  onTopic: 1,
  archive: { copies: 1 },
  subscribers: { 'user-directory': { messages: 1, handling: 'applied' }, example: { messages: 1 } },
  directory: { upToDate: true, accounts: 1, wallets: 0 },
};

/** What is seen when a delivery goes nowhere, but for how it is answered and by whom. */
export const REFUSED_FACTS: DeliveryFacts = {
  answer: {
    status: 401,
    requestId: 'r-2',
    outcome: 'rejected',
    reason: 'no-matching-signature',
    milliseconds: 3,
  },
  webAcl: { action: 'allow', rule: 'privy-main-allow' },
  reachedIntake: true,
  ledger: { state: 'absent', changed: false },
  onTopic: 0,
  archive: { copies: 0 },
  subscribers: { 'user-directory': { messages: 0 }, example: { messages: 0 } },
  directory: { upToDate: false, accounts: 1, wallets: 0 },
};

export const BLOCKED_FACTS: DeliveryFacts = {
  ...REFUSED_FACTS,
  answer: { status: 403, requestId: 'r-3', milliseconds: 1 },
  webAcl: { action: 'block', rule: 'privy-main-off-list' },
  reachedIntake: false,
};

export function report(more: Partial<DeliveryReport> = {}): DeliveryReport {
  return {
    delivery: DELIVERY,
    facts: ACCEPTED_FACTS,
    wantedBy: ['user-directory', 'example'],
    differences: [],
    ...more,
  };
}
