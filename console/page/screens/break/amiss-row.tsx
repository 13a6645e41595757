import type { SentAmiss } from '../../../../ops/send/send-amiss.ts';
import { EventLink } from '../../parts/place-link.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import type { Answered } from '../../state/ask-server.ts';

interface AmissRowProps {
  readonly name: string;
  readonly seen: string;
  readonly isAble: boolean;
  readonly send: () => void;
  readonly answer?: Answered<SentAmiss>;
}

/** A delivery that something is amiss with: what will be seen, and how it was answered. */
export function AmissRow({ name, seen, isAble, send, answer }: AmissRowProps) {
  return (
    <div class="trial">
      <p class="trial-name">
        <strong>{name}</strong>
      </p>
      <p>{seen}</p>
      <button type="button" disabled={!isAble} aria-label={`Send: ${name}`} onClick={send}>
        Send
      </button>
      <div class="trial-answer" aria-live="polite">
        {answer === undefined ? null : <Sent answer={answer} />}
      </div>
    </div>
  );
}

function Sent({ answer }: { readonly answer: Answered<SentAmiss> }) {
  if ('problem' in answer) return <ProblemNote problem={answer.problem} />;
  const { source, deliveries } = answer.data;
  return (
    <ul class="note plain">
      {deliveries.map(({ id, status, outcome, reason }, index) => (
        <li key={index}>
          answered {status} <StateMark state={outcome ?? (status === 401 ? 'rejected' : 'unavailable')} />{' '}
          {reason === undefined ? null : <small class="faint">{reason} </small>}
          {status === 200 ? <EventLink source={source} id={id} /> : null}
        </li>
      ))}
    </ul>
  );
}
