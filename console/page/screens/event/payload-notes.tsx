import type { ComponentChildren } from 'preact';
import type { Drift } from '../../../../core/events/drift.ts';
import { inertText } from '../../text/inert-text.ts';
import type { Lost } from '../../text/lost-in.ts';
import { MOST_UNKNOWN } from '../../text/unknown-in.ts';

interface PayloadNotesProps {
  readonly type: string;
  readonly isKnownType: boolean;
  readonly drift: readonly Drift[];
  /** The paths that the catalogue does not have. */
  readonly unknown: readonly string[];
  readonly lost: Lost;
}

/** What is to be known of a payload before it is read. */
export function PayloadNotes({ type, isKnownType, drift, unknown, lost }: PayloadNotesProps) {
  return (
    <>
      {drift.length + unknown.length === 0 ? null : (
        <ul class="problems">
          {drift.map(({ path, expected, found }) => (
            <Note key={path} tone="bad" mark="▲" word="drift">
              <code>{inertText((path || type).slice(0, LONGEST))}</code> is {found}; the catalogue has{' '}
              {expected}
            </Note>
          ))}
          {unknown.length === 0 ? null : (
            <Note tone="busy" mark="◇" word="unknown">
              {unknown.map((path, index) => (
                <span key={path}>
                  {index === 0 ? '' : ', '}
                  <code>{inertText(path.slice(0, LONGEST))}</code>
                </span>
              ))}
              {unknown.length < MOST_UNKNOWN ? '' : ' and perhaps more'}: not in the catalogue; subscribers
              get it all the same
            </Note>
          )}
        </ul>
      )}
      {isKnownType ? null : (
        <p class="faint">The catalogue does not know this type, and so says nothing of its fields.</p>
      )}
      {lost.rounded + lost.repeated === 0 ? null : <p class="faint">{lostText(lost)}</p>}
    </>
  );
}

const LONGEST = 200;

function Note({
  tone,
  mark,
  word,
  children,
}: {
  readonly tone: string;
  readonly mark: string;
  readonly word: string;
  readonly children: ComponentChildren;
}) {
  return (
    <li>
      <span class={`mark ${tone}`}>
        <span class="shape" aria-hidden="true">
          {mark}
        </span>
        {word}
      </span>{' '}
      {children}
    </li>
  );
}

function lostText({ rounded, repeated }: Lost): string {
  const parts = [
    ...(rounded === 0 ? [] : [`Numbers with more digits than a browser keeps: ${rounded}.`]),
    ...(repeated === 0
      ? []
      : [`Names that stand in one object again, of which the last counts: ${repeated}.`]),
  ];
  return `${parts.join(' ')} Raw and the copy have what was sent.`;
}
