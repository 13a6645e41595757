import type { StageStatus } from '../../../../ops/status/stage-status.ts';
import { CommandLine } from '../../parts/command-line.tsx';
import { PlaceLink } from '../../parts/place-link.tsx';
import { findingPlace } from '../../text/finding-place.ts';
import { headlineOf } from '../../text/headline-of.ts';

/** The one sentence: all is well, or the one thing that is wrong; and behind it whatever else is. */
export function Headline({ status }: { readonly status: StageStatus }) {
  const [first, ...others] = status.findings;
  if (first === undefined)
    return (
      <h1 class="headline">
        <span class="shape fine" aria-hidden="true">
          ✓
        </span>
        {headlineOf(status)}
      </h1>
    );
  return (
    <section aria-label="What is wrong">
      <h1 class="headline">
        <span class="shape bad" aria-hidden="true">
          ▲
        </span>
        <Finding {...first} />
      </h1>
      <CommandLine words={first.command.split(' ')} />
      {others.length === 0 ? null : (
        <details class="others">
          <summary>
            {others.length} more {others.length === 1 ? 'thing is' : 'things are'} not as{' '}
            {others.length === 1 ? 'it' : 'they'} should be
          </summary>
          <ul>
            {others.map((finding) => (
              <li key={`${finding.where} ${finding.what}`}>
                <Finding {...finding} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Finding({ where, what, text }: StageStatus['findings'][number]) {
  const to = findingPlace({ where, what });
  const sentence = (
    <>
      {where}: {text}
    </>
  );
  return to === undefined ? <span>{sentence}</span> : <PlaceLink to={to}>{sentence}</PlaceLink>;
}
