import type { Dated } from 'wallet-webhooks/handler';
import { type Stamp, stampFrom } from '../../../core/directory/stamp.ts';
import { shortDigest } from './digest.ts';

/** The stamp of what an event says. */
export function stampOf({ id, time, timesource, receivedtime }: Dated): Stamp {
  const isTold = timesource === undefined;
  return stampFrom({
    time: isTold ? time : receivedtime,
    isTold,
    tie: arrival(receivedtime) + tieDigest(id),
  });
}

const ARRIVAL_LENGTH = 8;
const DIGEST_LENGTH = 6;

/** Milliseconds in as few characters as will do until 2059. */
function arrival(receivedtime: string): string {
  return Date.parse(receivedtime).toString(36).padStart(ARRIVAL_LENGTH, '0');
}

function tieDigest(id: string): string {
  return shortDigest(id).slice(0, DIGEST_LENGTH);
}
