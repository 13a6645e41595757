import type { EventBalance } from '../../../../ops/balance/event-balance.ts';
import type { BreakageFacts } from '../../../breakage.ts';
import { PlaceLink } from '../../parts/place-link.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { useRenewed } from '../../state/use-renewed.ts';
import { FAULT_WORDS } from '../../text/fault-words.ts';
import { countText } from '../../text/figures.ts';

const RENEWED_MILLISECONDS = 2_000;

/** Where everything is that was accepted, since the pipeline on this machine started: nothing may be missing. */
export function Balance() {
  const { data, problem } = useRenewed<readonly EventBalance[]>('balance', RENEWED_MILLISECONDS).answer.value;
  return (
    <section aria-labelledby="balance">
      <h2 id="balance">Where accepted events are</h2>
      <BrokenNote />
      {problem === undefined ? null : <ProblemNote problem={problem} stays={data !== undefined} />}
      <ul class="sums">
        {(data ?? []).map((balance) => (
          <Sum key={balance.subscriber} {...balance} />
        ))}
      </ul>
      <details class="others">
        <summary>What the words mean</summary>
        <dl class="words">
          {WORDS.map(([word, meaning]) => (
            <div key={word}>
              <dt>{word}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}

const WORDS = [
  ['accepted', 'Answered 200 since the start, and asked for by this handler. A duplicate counts once.'],
  ['handled', 'The handler’s log says that it is through with it.'],
  ['waiting', 'In the handler’s queue, in its hands, or parked until the topic takes it.'],
  [
    'quarantined',
    'Given up on for now, with what came later of the same user, in order, until somebody releases it.',
  ],
  ['dead', 'In a dead-letter queue, or refused by the topic for good: it waits for somebody’s decision.'],
] as const;

function Sum({ subscriber, accepted, handled, waiting, quarantined, dead, missing }: EventBalance) {
  const holds = missing === 0;
  return (
    <li>
      {subscriber}: <strong>{countText(accepted)}</strong> accepted = <strong>{countText(handled)}</strong>{' '}
      handled + <strong>{countText(waiting)}</strong> waiting + <strong>{countText(quarantined)}</strong>{' '}
      quarantined + <strong>{countText(dead)}</strong> dead{' '}
      <span class={`mark ${holds ? 'fine' : 'busy'}`}>
        <span class="shape" aria-hidden="true">
          {holds ? '✓' : '≠'}
        </span>
        {holds ? 'holds' : 'does not hold'}
      </span>
      {holds ? null : <small class="faint"> ({why(missing)})</small>}
    </li>
  );
}

function why(missing: number): string {
  return missing > 0
    ? `${countText(missing)} nowhere: dropped by hand, or lost`
    : `${countText(-missing)} too many: seen at two places as they move, or sent again by hand`;
}

/** Who broke something and forgot it is told. */
function BrokenNote() {
  const { broken = [] } = useRenewed<BreakageFacts>('broken', RENEWED_MILLISECONDS).answer.value.data ?? {};
  if (broken.length === 0) return null;
  return (
    <p class="note" role="status">
      <span class="shape" aria-hidden="true">
        ▲
      </span>
      <span>
        Broken on purpose: {broken.map(({ fault }) => FAULT_WORDS[fault].name.toLowerCase()).join(', ')}.{' '}
        <PlaceLink to={{ screen: 'break' }}>Mend it</PlaceLink>
      </span>
    </p>
  );
}
