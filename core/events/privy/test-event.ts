import { text } from '../schema/fields.ts';
import { privyEvents } from './privy-events.ts';

export const testEvents = privyEvents({
  'privy.test': {
    meaning: 'Somebody pressed the test button in the dashboard.',
    nature: 'notice',
    fields: { message: text() },
  },
});
