import { flag, list, object, text } from '../schema/fields.ts';
import { dynamicEvents } from './dynamic-events.ts';

export const pingEvents = dynamicEvents({
  ping: {
    meaning: 'The webhook was registered, or somebody asked for a test.',
    nature: 'notice',
    data: object({
      webhookId: text(),
      message: text(),
      events: list(text()),
      url: text(),
      isEnabled: flag(),
    }),
  },
});
