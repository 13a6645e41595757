import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { PayloadAnswer } from '../../../contract.ts';
import { CopyButton } from '../../parts/command-line.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { ToggleButton } from '../../parts/toggle-button.tsx';
import { lostIn } from '../../text/lost-in.ts';
import { payloadIn } from '../../text/payload-in.ts';
import { unknownIn } from '../../text/unknown-in.ts';
import { PayloadNotes } from './payload-notes.tsx';
import { Tree } from './tree.tsx';

/** A payload as a tree, masked until somebody asks for it, beside what the catalogue says of it. */
export function PayloadTree({ shown }: { readonly shown: PayloadAnswer }) {
  const isOpen = useSignal(false);
  const read = useMemo(() => readIn(shown), [shown]);
  if (read === undefined)
    return <ProblemNote problem={{ code: 'failed', message: 'the payload is no JSON: see it raw' }} />;
  const { payload, unknown, lost } = read;
  const { type, drift, schema } = shown;
  return (
    <>
      <PayloadNotes {...{ type, drift, unknown, lost }} isKnownType={schema !== undefined} />
      <p class="buttons">
        <ToggleButton isOn={isOpen} on="Mask all values" off="Show all values" />
        <CopyButton label="Copy as fixture" what="the payload" text={payload.text} />
      </p>
      <Tree
        value={payload.data}
        name="data"
        isOpen={isOpen.value}
        drift={new Set(drift.map(({ path }) => path))}
        {...(schema === undefined ? {} : { guide: { root: schema, schema } })}
      />
    </>
  );
}

/** A payload may have a million characters: it is looked through once. */
function readIn({ envelope, schema }: PayloadAnswer) {
  const payload = payloadIn(envelope);
  if (payload === undefined) return undefined;
  const unknown = schema === undefined ? [] : unknownIn(payload.data, schema);
  return { payload, unknown, lost: lostIn(payload.text) };
}
