import type { ComponentChildren } from 'preact';
import type { EventWay } from '../../../../ops/event/event-way.ts';
import type { Hop } from '../../../../ops/event/hops-of.ts';
import { StateMark } from '../../parts/state-mark.tsx';
import { now } from '../../state/clock.ts';
import { session } from '../../state/session.ts';
import { clockText, durationText } from '../../text/figures.ts';
import { type Burst, layOutHops, type PlacedHop } from '../../text/hop-layout.ts';
import { type HopText, hopText } from '../../text/hop-text.ts';
import { inertText } from '../../text/inert-text.ts';
import { AT_WEB_ACL, atSignature } from '../../text/stations-of.ts';

type Secret = EventWay['secret'];

/** All that happened to an event, from above to below, each with a bar on the scale of time. */
export function Way({ way: { hops, secret } }: { readonly way: EventWay }) {
  const bursts = layOutHops(hops);
  return (
    <section aria-labelledby="way" class="way">
      <h2 id="way">Its way</h2>
      {bursts.map((burst, index) => (
        <BurstList key={burst.hops[0]?.hop.at} burst={burst} isFirst={index === 0} secret={secret} />
      ))}
    </section>
  );
}

function BurstList({
  burst: { after, span, hops },
  isFirst,
  secret,
}: {
  readonly burst: Burst<Hop>;
  readonly isFirst: boolean;
  readonly secret: Secret;
}) {
  return (
    <>
      {isFirst ? null : <p class="gap">{durationText(after)} later</p>}
      <ol class="hops">
        {hops.map((placed) => (
          <HopItems
            key={`${placed.hop.kind} ${placed.hop.at} ${placed.offset}`}
            placed={placed}
            secret={secret}
          />
        ))}
      </ol>
      <p class="scale" aria-hidden="true">
        <span>0</span>
        <span>{durationText(span)}</span>
      </p>
    </>
  );
}

/** A hop. A delivery has passed two stations besides that keep no time of their own. */
function HopItems({ placed, secret }: { readonly placed: PlacedHop<Hop>; readonly secret: Secret }) {
  const { hop } = placed;
  if (hop.kind !== 'delivery') return <HopItem placed={placed} />;
  return (
    <>
      <Station text={AT_WEB_ACL} />
      <HopItem placed={placed} />
      {hop.eventId === undefined ? null : <Station text={atSignature(hop, secret, now.value)} />}
    </>
  );
}

function HopItem({ placed: { hop, beganAt, offset, begin, length } }: { readonly placed: PlacedHop<Hop> }) {
  const duration = 'durationMilliseconds' in hop ? hop.durationMilliseconds : undefined;
  return (
    <li>
      <time class="clock" dateTime={beganAt} title={`began ${beganAt}, was over ${hop.at} (UTC)`}>
        {clockText(beganAt)}
      </time>
      <What text={hopText(hop, session.value?.tables)} />
      <span class="took">
        +{durationText(offset)}
        {duration === undefined ? '' : `, took ${durationText(duration)}`}
      </span>
      <svg class="bar" viewBox="0 0 1000 6" preserveAspectRatio="none" aria-hidden="true">
        <rect x={begin * 1000} y="0" width={Math.max(length * 1000, 6)} height="6" rx="1" />
      </svg>
    </li>
  );
}

function Station({ text }: { readonly text: HopText }) {
  return (
    <li class="station">
      <What text={text} />
    </li>
  );
}

function What({ text: { title, state, details } }: { readonly text: HopText }): ComponentChildren {
  return (
    <div class="what">
      <strong>{title}</strong> {state === undefined ? null : <StateMark state={state} />}
      {details.map((detail) => (
        <small key={detail}>{inertText(detail)}</small>
      ))}
    </div>
  );
}
