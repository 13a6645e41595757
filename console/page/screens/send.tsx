import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { SampleText } from '../../../ops/send/sample-text.ts';
import type { SentText } from '../../../ops/send/send-text.ts';
import { CommandLine } from '../parts/command-line.tsx';
import { EmptyNote } from '../parts/empty-note.tsx';
import { EventLink } from '../parts/place-link.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { type Answered, changeStage } from '../state/ask-server.ts';
import { goTo } from '../state/location.ts';
import { session } from '../state/session.ts';
import { useAnswer } from '../state/use-answer.ts';

interface SendScreenProps {
  readonly source?: string;
  readonly event?: string;
}

/** Sends an event of the catalogue to this machine, signed as its provider signs, with whatever body. */
export function SendScreen({ source: named, event: asked }: SendScreenProps) {
  const { sources = [], catalogue = [], isLocal = false, mayWrite = false, token = '' } = session.value ?? {};
  const source = sources.find(({ name }) => name === named) ?? sources[0];
  const events = catalogue.filter(({ provider }) => provider === source?.provider);
  const event = asked ?? events[0]?.type ?? '';
  const path =
    source === undefined || event === ''
      ? undefined
      : `sample?${new URLSearchParams({ source: source.name, event })}`;
  const sample = useAnswer<SampleText>(path).value;
  const text = useSignal('');
  const sent = useSignal<Answered<SentText> | undefined>(undefined);
  const isBusy = useSignal(false);
  useEffect(() => {
    sent.value = undefined;
    text.value = sample.data?.text ?? '';
  }, [sample.data]);
  if (!isLocal)
    return (
      <>
        <h1>Send</h1>
        <EmptyNote command={['send', source?.name ?? 'privy/main', 'user.created']}>
          A body of your own goes to the pipeline on this machine only. To a deployed stage the command sends
          samples:
        </EmptyNote>
      </>
    );
  if (source === undefined) return <EmptyNote>This stage has no source to send to.</EmptyNote>;
  const send = async () => {
    isBusy.value = true;
    sent.value = await changeStage<SentText>('send', {
      source: source.name,
      event,
      text: text.peek(),
      dryRun: false,
      token,
    });
    isBusy.value = false;
  };
  return (
    <>
      <h1>Send</h1>
      <form
        class="send"
        onSubmit={(submitted) => {
          submitted.preventDefault();
          void send();
        }}
      >
        <p class="search">
          <select
            aria-label="Source"
            value={source.name}
            onChange={({ currentTarget }) => goTo({ screen: 'send', source: currentTarget.value })}
          >
            {sources.map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </select>
          <select
            class="grow"
            aria-label="Event"
            value={event}
            onChange={({ currentTarget }) =>
              goTo({ screen: 'send', source: source.name, event: currentTarget.value })
            }
          >
            {events.map(({ type, meaning }) => (
              <option key={type} value={type}>
                {type}: {meaning}
              </option>
            ))}
          </select>
          <button type="submit" class="main" disabled={!mayWrite || isBusy.value || text.value === ''}>
            Sign and send
          </button>
        </p>
        {mayWrite ? null : (
          <p class="faint">
            This console only looks: start it with --write to send, or type the command below.
          </p>
        )}
        {sample.problem === undefined ? null : <ProblemNote problem={sample.problem} />}
        <div aria-live="polite">{sent.value === undefined ? null : <Sent answer={sent.value} />}</div>
        <label class="field">
          Body
          <textarea
            rows={22}
            spellcheck={false}
            value={text.value}
            onInput={({ currentTarget }) => {
              text.value = currentTarget.value;
            }}
          />
        </label>
      </form>
      <p class="faint">In a terminal, the example as it is, with an id and a time of its own:</p>
      <CommandLine words={['send', source.name, event]} />
    </>
  );
}

function Sent({ answer }: { readonly answer: Answered<SentText> }) {
  if ('problem' in answer) return <ProblemNote problem={answer.problem} />;
  const { source, id, status, outcome, reason } = answer.data;
  return (
    <p class="note">
      <StateMark state={outcome ?? 'rejected'} /> answered {status}
      {reason === undefined ? '' : `: ${reason}`}{' '}
      {id === undefined ? null : <EventLink source={source} id={id} />}
    </p>
  );
}
