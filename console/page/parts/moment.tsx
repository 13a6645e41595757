import { now } from '../state/clock.ts';
import { agoText, momentText } from '../text/figures.ts';

/** When something was: how long ago, and the time itself for who points at it. */
export function Ago({ at }: { readonly at: string }) {
  return (
    <time dateTime={at} title={at}>
      {agoText(at, now.value)}
    </time>
  );
}

/** A time of day in UTC. */
export function Moment({ at }: { readonly at: string }) {
  return (
    <time dateTime={at} title={`${at} (UTC)`}>
      {momentText(at, now.value)}
    </time>
  );
}
