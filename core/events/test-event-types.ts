import { providers } from '../providers/index.ts';
import { publicType } from './event-types.ts';

/** The providers' test events. Subscribers get one only when they name it. */
export const testEventTypes: readonly string[] = Object.values(providers).map(({ name, testEvent }) =>
  publicType(name, testEvent),
);
