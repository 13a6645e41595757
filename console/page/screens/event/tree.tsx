import { useSignal } from '@preact/signals';
import { counted } from '../../text/figures.ts';
import { inertText } from '../../text/inert-text.ts';
import { maskOf } from '../../text/mask.ts';
import { childrenOf, pathOf } from '../../text/tree-children.ts';

interface TreeProps {
  readonly value: unknown;
  readonly name: string;
  /** Whether values are shown that nobody has clicked on. */
  readonly isOpen: boolean;
  /** The paths that the catalogue has otherwise. */
  readonly drift: ReadonlySet<string>;
  readonly path?: string;
  readonly depth?: number;
}

/** Deeper branches are closed: what is in them is not even laid out. */
const OPEN_DEPTH = 3;
/** So many of a long list are laid out at first, and again with each click. */
const SHOWN = 100;

/** A value as a tree. */
export function Tree({ value, name, isOpen, drift, path = '', depth = 0 }: TreeProps) {
  const children = childrenOf(value);
  if (children === undefined)
    return <Leaf value={value} name={name} isOpen={isOpen} isDrift={drift.has(path)} />;
  return <Branch {...{ value, name, isOpen, drift, path, depth }} items={children} />;
}

function Branch({
  value,
  name,
  items,
  isOpen,
  drift,
  path,
  depth,
}: Required<TreeProps> & { readonly items: readonly (readonly [string, unknown])[] }) {
  const isUnfolded = useSignal(depth < OPEN_DEPTH);
  const most = useSignal(SHOWN);
  return (
    <details
      class="branch"
      open={isUnfolded.value}
      onToggle={({ currentTarget }) => {
        isUnfolded.value = currentTarget.open;
      }}
    >
      <summary>
        <Key name={name} isDrift={drift.has(path)} />{' '}
        <span class="faint">
          {Array.isArray(value) ? `list of ${items.length}` : counted(items.length, 'field')}
        </span>
      </summary>
      {isUnfolded.value
        ? items
            .slice(0, most.value)
            .map(([key, child]) => (
              <Tree
                key={key}
                value={child}
                name={Array.isArray(value) ? `[${key}]` : key}
                isOpen={isOpen}
                drift={drift}
                path={pathOf(path, key, value)}
                depth={depth + 1}
              />
            ))
        : null}
      {isUnfolded.value && items.length > most.value ? (
        <button
          type="button"
          class="quiet"
          onClick={() => {
            most.value += SHOWN;
          }}
        >
          {(items.length - most.value).toLocaleString('en')} more
        </button>
      ) : null}
    </details>
  );
}

/** A longer text is cut: raw has all of it. */
const LONGEST = 2_000;

function Leaf({
  value,
  name,
  isOpen,
  isDrift,
}: {
  readonly value: unknown;
  readonly name: string;
  readonly isOpen: boolean;
  readonly isDrift: boolean;
}) {
  const isShown = useSignal(false);
  const text = typeof value === 'string' ? value : String(JSON.stringify(value));
  const shows = isOpen || isShown.value;
  return (
    <p class="leaf">
      <Key name={name} isDrift={isDrift} />
      {shows ? (
        <bdi class={typeof value === 'string' ? 'value text' : 'value'}>
          {inertText(text.slice(0, LONGEST))}
          {text.length > LONGEST ? (
            <span class="faint"> … {(text.length - LONGEST).toLocaleString('en')} more</span>
          ) : null}
        </bdi>
      ) : (
        <button
          type="button"
          class="masked"
          aria-label={`Show ${inertText(name)}: ${maskOf(value)}`}
          onClick={() => {
            isShown.value = true;
          }}
        >
          {maskOf(value)}
        </button>
      )}
    </p>
  );
}

/** As a provider could write it: it is text from outside like any value. */
function Key({ name, isDrift }: { readonly name: string; readonly isDrift: boolean }) {
  return (
    <span class="key">
      <bdi>{inertText(name.slice(0, 200))}</bdi>
      {isDrift ? <span class="mark bad"> ▲ drift</span> : null}
    </span>
  );
}
