import type { Hop } from '../../../../ops/event/hops-of.ts';
import { StateMark } from '../../parts/state-mark.tsx';
import { clockText, durationText } from '../../text/figures.ts';
import { type Burst, layOutHops, type PlacedHop } from '../../text/hop-layout.ts';
import { hopText } from '../../text/hop-text.ts';
import { inertText } from '../../text/inert-text.ts';

/** All that happened to an event, from above to below, each with a bar on the scale of time. */
export function Way({ hops }: { readonly hops: readonly Hop[] }) {
  const bursts = layOutHops(hops);
  return (
    <section aria-labelledby="way" class="way">
      <h2 id="way">Its way</h2>
      {bursts.map((burst, index) => (
        <BurstList key={burst.hops[0]?.hop.at} burst={burst} isFirst={index === 0} />
      ))}
    </section>
  );
}

function BurstList({
  burst: { after, span, hops },
  isFirst,
}: {
  readonly burst: Burst<Hop>;
  readonly isFirst: boolean;
}) {
  return (
    <>
      {isFirst ? null : <p class="gap">{durationText(after)} later</p>}
      <ol class="hops">
        {hops.map((placed) => (
          <HopItem key={`${placed.hop.kind} ${placed.hop.at} ${placed.offset}`} placed={placed} />
        ))}
      </ol>
      <p class="scale" aria-hidden="true">
        <span>0</span>
        <span>{durationText(span)}</span>
      </p>
    </>
  );
}

function HopItem({ placed: { hop, beganAt, offset, begin, length } }: { readonly placed: PlacedHop<Hop> }) {
  const { title, state, details } = hopText(hop);
  const duration = 'durationMilliseconds' in hop ? hop.durationMilliseconds : undefined;
  return (
    <li>
      <time class="clock" dateTime={beganAt} title={`began ${beganAt}, was over ${hop.at} (UTC)`}>
        {clockText(beganAt)}
      </time>
      <div class="what">
        <strong>{title}</strong> {state === undefined ? null : <StateMark state={state} />}
        {details.map((detail) => (
          <small key={detail}>{inertText(detail)}</small>
        ))}
      </div>
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
