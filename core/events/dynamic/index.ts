import type { EventDefinition } from '../event-definition.ts';
import { businessAccountEvents } from './business-account.ts';
import { delegationEvents } from './delegation.ts';
import type { DynamicEventName } from './event-names.ts';
import { pingEvents } from './ping.ts';
import { policyEvents } from './policy.ts';
import { screeningEvents } from './screening.ts';
import { userEvents } from './user.ts';
import { walletEvents } from './wallet.ts';

/** Every event of Dynamic, by its name on the wire. */
export const dynamicCatalogue = {
  ...pingEvents,
  ...userEvents,
  ...walletEvents,
  ...delegationEvents,
  ...policyEvents,
  ...screeningEvents,
  ...businessAccountEvents,
} satisfies Readonly<Record<DynamicEventName, EventDefinition>>;
