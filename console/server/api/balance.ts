import { eventBalance } from '../../../ops/balance/event-balance.ts';
import type { Answering } from './answering.ts';

/** `GET balance`: where the accepted events are, for each handler of the pipeline on this machine. */
export const balance: Answering = (stage) => eventBalance(stage);
