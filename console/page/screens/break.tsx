import { useSignal } from '@preact/signals';
import type { SentAmiss } from '../../../ops/send/send-amiss.ts';
import { type BreakageFacts, FAULTS, type Fault } from '../../breakage.ts';
import type { Problem } from '../../contract.ts';
import { EmptyNote } from '../parts/empty-note.tsx';
import { PlaceLink } from '../parts/place-link.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { type Answered, changeStage } from '../state/ask-server.ts';
import { session } from '../state/session.ts';
import { useRenewed } from '../state/use-renewed.ts';
import { AMISS_WORDS } from '../text/fault-words.ts';
import { AmissRow } from './break/amiss-row.tsx';
import { FaultRow } from './break/fault-row.tsx';

/** The user whose events a handler fails at. */
const USER = 'did:privy:in-trouble';
const RENEWED_MILLISECONDS = 2_000;

/** Breaks the pipeline on this machine on purpose, so that what it does about it can be seen. */
export function BreakScreen() {
  const { isLocal = false, mayWrite = false, token = '' } = session.value ?? {};
  const { answer, renew } = useRenewed<BreakageFacts>(isLocal ? 'broken' : undefined, RENEWED_MILLISECONDS);
  const problem = useSignal<Problem | undefined>(undefined);
  const busy = useSignal<string | undefined>(undefined);
  const sent = useSignal<{ amiss: string; answer: Answered<SentAmiss> } | undefined>(undefined);
  if (!isLocal)
    return (
      <>
        <h1>Break it</h1>
        <EmptyNote>A deployed stage cannot be broken from here. Run npm start, and break that.</EmptyNote>
      </>
    );
  const { canBreak = false, broken = [], handlers = [] } = answer.value.data ?? {};
  const turn = async (fault: Fault, isOn: boolean) => {
    busy.value = fault;
    const said = await changeStage(isOn ? 'break' : 'mend', { fault, user: USER, dryRun: false, token });
    problem.value = 'problem' in said ? said.problem : undefined;
    busy.value = undefined;
    renew();
  };
  const mistreat = async (amiss: string) => {
    busy.value = amiss;
    sent.value = { amiss, answer: await changeStage<SentAmiss>('mistreat', { amiss, dryRun: false, token }) };
    busy.value = undefined;
  };
  return (
    <>
      <h1>Break it</h1>
      <p class="trials">
        What breaks here is on this machine, and ends by itself after two minutes. Whatever you break,{' '}
        <PlaceLink to={{ screen: 'now' }}>the sum on the first screen</PlaceLink> holds: nothing that was
        accepted is lost.
      </p>
      {mayWrite ? null : <p class="faint">This console only looks: use the one that npm start prints.</p>}
      {problem.value === undefined ? null : <ProblemNote problem={problem.value} />}
      <section aria-labelledby="parts">
        <h2 id="parts">Parts that fail</h2>
        {answer.value.data === undefined || canBreak ? null : (
          <EmptyNote>
            This pipeline runs in another process: open the console that npm start printed there to break
            parts of it.
          </EmptyNote>
        )}
        {FAULTS.map((fault) => (
          <FaultRow
            key={fault}
            fault={fault}
            handler={handlers[0]}
            part={broken.find((part) => part.fault === fault)}
            isAble={
              mayWrite &&
              canBreak &&
              busy.value === undefined &&
              (fault !== 'user-fails' || handlers.length > 0)
            }
            turn={turn}
          />
        ))}
      </section>
      <section aria-labelledby="amiss">
        <h2 id="amiss">Deliveries that are amiss</h2>
        {(Object.keys(AMISS_WORDS) as (keyof typeof AMISS_WORDS)[]).map((amiss) => (
          <AmissRow
            key={amiss}
            {...AMISS_WORDS[amiss]}
            isAble={mayWrite && busy.value === undefined}
            send={() => void mistreat(amiss)}
            {...(sent.value?.amiss === amiss ? { answer: sent.value.answer } : {})}
          />
        ))}
      </section>
    </>
  );
}
