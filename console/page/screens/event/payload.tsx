import { useSignal } from '@preact/signals';
import type { PayloadAnswer } from '../../../contract.ts';
import { CopyButton } from '../../parts/command-line.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { ToggleButton } from '../../parts/toggle-button.tsx';
import { useAnswer } from '../../state/use-answer.ts';
import { inertText } from '../../text/inert-text.ts';
import { type ArchivedKey, payloadPath } from '../../text/payload-path.ts';
import { PayloadTree } from './payload-tree.tsx';

interface PayloadProps {
  readonly event: ArchivedKey;
  readonly isRaw: boolean;
}

/** What an event says: masked until somebody asks for it. */
export function Payload({ event, isRaw }: PayloadProps) {
  const { data, problem } = useAnswer<PayloadAnswer>(payloadPath(event)).value;
  if (problem !== undefined) return <ProblemNote problem={problem} />;
  if (data === undefined) return <p class="faint">Reading the archive …</p>;
  return (
    <section aria-labelledby="payload">
      <h2 id="payload">{isRaw ? 'As it was published' : 'Payload'}</h2>
      {isRaw ? <Raw text={data.envelope} /> : <PayloadTree shown={data} />}
    </section>
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
