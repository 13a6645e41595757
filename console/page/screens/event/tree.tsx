import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { counted } from '../../text/figures.ts';
import { type Guide, guideTo, meaningOf } from '../../text/guide-to.ts';
import { childrenOf, pathOf } from '../../text/tree-children.ts';
import { Leaf, TreeKey } from './leaf.tsx';

interface TreeProps {
  readonly value: unknown;
  readonly name: string;
  /** Whether values are shown that nobody has clicked on. */
  readonly isOpen: boolean;
  /** The paths that the catalogue has otherwise. */
  readonly drift: ReadonlySet<string>;
  /** What the catalogue says of the value. @default nothing */
  readonly guide?: Guide;
  readonly path?: string;
  readonly depth?: number;
}

/** Deeper branches are closed: what is in them is not even laid out. */
const OPEN_DEPTH = 3;
/** So many of a long list are laid out at first, and again with each click. */
const SHOWN = 100;

const NO_GUIDE: Guide = { root: {} };

/** A value as a tree, with what the catalogue says of it beside. */
export function Tree({ value, name, isOpen, drift, guide = NO_GUIDE, path = '', depth = 0 }: TreeProps) {
  const children = childrenOf(value);
  const head = <TreeKey name={name} isDrift={drift.has(path)} isUnknown={guide.isUnknown === true} />;
  // Of the whole the page has said already what it is.
  const meaning = depth === 0 || guide.isUnknown ? '' : meaningOf(guide);
  const beside = meaning === '' ? null : <small class="meaning">{meaning}</small>;
  if (children === undefined) return <Leaf {...{ value, name, isOpen, head, beside }} />;
  return <Branch {...{ value, isOpen, drift, guide, path, depth, head, beside }} items={children} />;
}

/** What stands before a value and after it. */
export interface Labels {
  readonly head: ComponentChildren;
  readonly beside: ComponentChildren;
}

function Branch({
  value,
  items,
  isOpen,
  drift,
  guide,
  path,
  depth,
  head,
  beside,
}: Required<Omit<TreeProps, 'name'>> & Labels & { readonly items: readonly (readonly [string, unknown])[] }) {
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
        {head}{' '}
        <span class="faint">
          {Array.isArray(value) ? `list of ${items.length}` : counted(items.length, 'field')}
        </span>
        {beside}
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
                guide={guideTo(guide, value, key)}
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
