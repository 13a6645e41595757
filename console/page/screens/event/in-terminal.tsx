import type { ComponentChildren } from 'preact';
import type { EventWay } from '../../../../ops/event/event-way.ts';
import { CommandLine } from '../../parts/command-line.tsx';
import type { EventPart } from '../../state/place.ts';
import { session } from '../../state/session.ts';
import { entryOf } from '../../text/entry-of.ts';

interface InTerminalProps {
  readonly way: EventWay;
  readonly part: EventPart;
}

/** The commands that show the same, and that deliver another such event to the pipeline on this machine. */
export function InTerminal({ way: { source, id, type = '', user }, part }: InTerminalProps) {
  const known = entryOf(type, session.value?.catalogue ?? []);
  return (
    <section aria-labelledby="terminal">
      <h2 id="terminal">In a terminal</h2>
      <Said words={['event', `${source}#${id}`, ...(part === 'way' ? [] : ['--payload'])]}>
        {part === 'way' ? 'Its way' : 'Its way and the envelope'}
      </Said>
      {part === 'payload' ? (
        <Said words={['event', `${source}#${id}`, '--fixture']}>
          What its provider sent, byte for byte, as <em>Copy as fixture</em> has it; add{' '}
          <code>&gt; FILE</code>
        </Said>
      ) : null}
      {known === undefined ? null : (
        <Said
          words={['send', source, known.type, ...(user === undefined ? [] : ['--user', user])]}
          isForThisMachine
        >
          A fresh one of its type{user === undefined ? '' : ', of the same user'}, to the pipeline on this
          machine; it is signed anew, because the old signature counts no more and the ledger knows the old id
        </Said>
      )}
    </section>
  );
}

function Said({
  words,
  isForThisMachine = false,
  children,
}: {
  readonly words: readonly string[];
  readonly isForThisMachine?: boolean;
  readonly children: ComponentChildren;
}) {
  return (
    <>
      <p class="faint said">{children}:</p>
      <CommandLine words={words} isForThisMachine={isForThisMachine} />
    </>
  );
}
