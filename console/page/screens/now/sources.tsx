import type { SourceStatus } from '../../../../ops/status/source-status.ts';
import type { LookedSource } from '../../../../ops/status/stage-status.ts';
import { EmptyNote } from '../../parts/empty-note.tsx';
import { Ago, Moment } from '../../parts/moment.tsx';
import { PlaceLink } from '../../parts/place-link.tsx';
import { Sparkline } from '../../parts/sparkline.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { UnseenRow } from '../../parts/unseen-row.tsx';
import { now } from '../../state/clock.ts';
import { countText, durationText } from '../../text/figures.ts';
import { patienceText } from '../../text/patience-text.ts';

/** A row for each source: what it delivered in 24 hours, how that was answered, and with which secret. */
export function Sources({ sources }: { readonly sources: readonly LookedSource[] }) {
  if (sources.length === 0)
    return <EmptyNote>This stage has no source: give pipeline.config.ts one and deploy.</EmptyNote>;
  return (
    <section aria-labelledby="sources">
      <h2 id="sources">Sources</h2>
      <div class="wide">
        <table class="stacks">
          <thead>
            <tr>
              <th scope="col">Source</th>
              <th scope="col">Last delivery</th>
              <th scope="col">Last 24 hours</th>
              <th scope="col">Outcomes</th>
              <th scope="col" class="number" title="From the arrival of a delivery to its answer">
                Answer p99
              </th>
              <th scope="col" class="number" title="From when an event happened to its arrival">
                Lag p99
              </th>
              <th scope="col">Secret</th>
              <th scope="col">Patience</th>
            </tr>
          </thead>
          <tbody>
            {sources.map((source) =>
              source.problem === undefined ? (
                <SourceRow key={source.source} {...source} />
              ) : (
                <UnseenRow key={source.source} problem={source.problem} columns={COLUMNS}>
                  {source.source}
                </UnseenRow>
              ),
            )}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Beside the name. */
const COLUMNS = 7;

function SourceRow({
  source,
  lastDelivery,
  hours,
  outcomes,
  answer,
  lag,
  secret,
  patience,
  verifiedByPrevious,
}: SourceStatus) {
  return (
    <tr>
      <th scope="row">
        <PlaceLink to={{ screen: 'events', search: `source:${source}` }}>{source}</PlaceLink>
      </th>
      <td data-label="Last delivery">
        {lastDelivery === undefined ? <span class="faint">none</span> : <Ago at={lastDelivery.at} />}
      </td>
      <td data-label="24 hours">
        <Sparkline values={hours} about="Acknowledged by the hour" />
      </td>
      <td data-label="Outcomes" class="counts">
        {Object.entries(outcomes).map(([outcome, count]) => (
          <span key={outcome}>
            {countText(count)} <StateMark state={outcome} />
          </span>
        ))}
      </td>
      <td data-label="Answer p99" class="number">
        {answer === undefined ? '–' : durationText(answer.p99)}
      </td>
      <td data-label="Lag p99" class="number">
        {lag === undefined ? '–' : durationText(lag.p99)}
      </td>
      <td data-label="Secret">
        {secret.putAt === undefined ? (
          <StateMark state="none put" />
        ) : (
          <>
            current, put <Ago at={secret.putAt} />
          </>
        )}
        {secret.previousUntil === undefined ? null : (
          <small class="faint">
            ; the one before counts until <Moment at={secret.previousUntil} />,{' '}
            {countText(verifiedByPrevious)} signed with it
          </small>
        )}
      </td>
      <td data-label="Patience">
        {patience === undefined ? <span class="faint">no rule</span> : patienceText(patience, now.value)}
      </td>
    </tr>
  );
}
