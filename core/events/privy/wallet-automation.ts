import { caip2, isoTime, text } from '../schema/fields.ts';
import { privyEvents } from './privy-events.ts';

export const walletAutomationEvents = privyEvents({
  'wallet_automation.submitted': {
    meaning: 'A deposit set off an automation, which started a wallet action.',
    nature: 'notice',
    time: { path: 'created_at', unit: 'ISO 8601' },
    fields: {
      automation_id: text(),
      action_id: text('The wallet action it started.'),
      wallet_id: text(),
      trigger_id: text(),
      trigger_caip2: caip2(),
      trigger_asset_address: text('Contract address, or native-token.'),
      created_at: isoTime(),
    },
  },
});
