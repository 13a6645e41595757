import type { Standing } from '../../../../ops/event/standing.ts';
import { Ago } from '../../parts/moment.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { inertText } from '../../text/inert-text.ts';

/** Where an event is at each subscriber. */
export function Standings({ standings }: { readonly standings: readonly Standing[] }) {
  return (
    <section aria-labelledby="standings">
      <h2 id="standings">Where it is</h2>
      <table class="stacks">
        <tbody>
          {standings.map(
            ({ subscriber, kind, state, since, outcome, failures, fault, isPaused, problem }) => (
              <tr key={subscriber}>
                <th scope="row">
                  {subscriber} <small class="faint">{kind}</small>
                </th>
                <td>
                  <StateMark
                    state={state}
                    times={state === 'failing' || state === 'quarantined' ? failures : 0}
                    problem={problem}
                  />
                  {outcome === undefined || outcome === 'applied' ? null : (
                    <small class="faint"> {outcome}</small>
                  )}
                  {problem === undefined ? null : <small class="fault">{inertText(problem.message)}</small>}
                  {isPaused ? <StateMark state="paused" /> : null}
                  {fault === undefined ? null : (
                    <small class="fault">{inertText(fault.code ?? fault.name)}</small>
                  )}
                </td>
                <td class="faint">{since === undefined ? '' : <Ago at={since} />}</td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </section>
  );
}
