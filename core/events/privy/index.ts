import type { EventDefinition } from '../event-definition.ts';
import { balanceEvents } from './balance.ts';
import { depositAccountEvents } from './deposit-account.ts';
import type { PrivyEventName } from './event-names.ts';
import { intentEvents } from './intent.ts';
import { krakenEmbedEvents } from './kraken-embed.ts';
import { kycEvents } from './kyc.ts';
import { mfaEvents } from './mfa.ts';
import { testEvents } from './test-event.ts';
import { transactionEvents } from './transaction.ts';
import { usageEvents } from './usage.ts';
import { userEvents } from './user.ts';
import { walletEvents } from './wallet.ts';
import { walletActionEvents } from './wallet-action.ts';
import { walletAutomationEvents } from './wallet-automation.ts';
import { yieldEvents } from './yield.ts';

/** Every event of Privy, by its name on the wire. */
export const privyCatalogue = {
  ...userEvents,
  ...kycEvents,
  ...mfaEvents,
  ...walletEvents,
  ...balanceEvents,
  ...depositAccountEvents,
  ...transactionEvents,
  ...intentEvents,
  ...walletActionEvents,
  ...walletAutomationEvents,
  ...yieldEvents,
  ...usageEvents,
  ...krakenEmbedEvents,
  ...testEvents,
} satisfies Readonly<Record<PrivyEventName, EventDefinition>>;
