import { useSignal } from '@preact/signals';
import type { ShownPayload } from '../../../../ops/event/show-payload.ts';
import { CopyButton } from '../../parts/command-line.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { ToggleButton } from '../../parts/toggle-button.tsx';
import { useAnswer } from '../../state/use-answer.ts';
import { inertText } from '../../text/inert-text.ts';
import { payloadIn } from '../../text/payload-in.ts';
import { Tree } from './tree.tsx';

interface PayloadProps {
  readonly source: string;
  readonly id: string;
  readonly type: string;
  readonly isRaw: boolean;
}

/** What an event says: masked until somebody asks for it. */
export function Payload({ source, id, type, isRaw }: PayloadProps) {
  const { data, problem } = useAnswer<ShownPayload>(`payload?${new URLSearchParams({ source, id })}`).value;
  if (problem !== undefined) return <ProblemNote problem={problem} />;
  if (data === undefined) return <p class="faint">Reading the archive …</p>;
  return (
    <section aria-labelledby="payload">
      <h2 id="payload">{isRaw ? 'As it was published' : 'Payload'}</h2>
      {isRaw ? <Raw text={data.envelope} /> : <Masked shown={data} type={type} />}
    </section>
  );
}

function Masked({
  shown: { envelope, drift },
  type,
}: {
  readonly shown: ShownPayload;
  readonly type: string;
}) {
  const isOpen = useSignal(false);
  const payload = payloadIn(envelope);
  if (payload === undefined)
    return <ProblemNote problem={{ code: 'failed', message: 'the envelope is no JSON: see it raw' }} />;
  return (
    <>
      {drift.length === 0 ? null : (
        <ul class="problems">
          {drift.map(({ path, expected, found }) => (
            <li key={path}>
              <span class="mark bad">
                <span class="shape" aria-hidden="true">
                  ▲
                </span>
                drift
              </span>{' '}
              <code>{inertText(path || type)}</code> is {found}; the catalogue has {expected}
            </li>
          ))}
        </ul>
      )}
      <p class="buttons">
        <ToggleButton isOn={isOpen} on="Mask all values" off="Show all values" />
        <CopyButton
          label="Copy as fixture"
          what="the payload"
          text={JSON.stringify(payload.data, undefined, 2)}
        />
      </p>
      <Tree
        value={payload.data}
        name="data"
        isOpen={isOpen.value}
        drift={new Set(drift.map(({ path }) => path))}
      />
    </>
  );
}

/** More is not laid out: no browser does that in a moment. The copy has all of it. */
const MOST_SHOWN = 200_000;

function Raw({ text }: { readonly text: string }) {
  const isShown = useSignal(false);
  const left = text.length - MOST_SHOWN;
  return (
    <>
      <p class="buttons">
        <ToggleButton isOn={isShown} on="Hide" off="Show" />
        <CopyButton label="Copy" what="the envelope" text={text} />
        <span class="faint">{text.length.toLocaleString('en')} characters</span>
      </p>
      {isShown.value ? (
        <pre class="raw">
          <bdi>{inertText(text.slice(0, MOST_SHOWN))}</bdi>
          {left > 0 ? `\n… ${left.toLocaleString('en')} more characters; Copy has them` : ''}
        </pre>
      ) : null}
    </>
  );
}
