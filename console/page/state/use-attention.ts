import { type ReadonlySignal, useComputed, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { isHeld } from './hold.ts';

/** Whether somebody looks at something live, so that it is to stay where it is. */
export interface Attention {
  /** They point at it, have focused or scrolled it, or have paused the page. */
  readonly isPaused: ReadonlySignal<boolean>;
  /** What stands where it begins: once it is scrolled out of view, what is below it is read. */
  readonly top: RefObject<HTMLDivElement | null>;
  /** What the element that is looked at listens to. */
  readonly watching: {
    onMouseEnter(): void;
    onMouseLeave(): void;
    onFocusIn(): void;
    onFocusOut(): void;
    onScroll(event: { readonly currentTarget: HTMLElement }): void;
  };
}

/** Notices that somebody looks. */
export function useAttention(): Attention {
  const by = useSignal({ pointer: false, focus: false, scrolled: false, passed: false });
  const top = useRef<HTMLDivElement>(null);
  const notice = (what: keyof typeof by.value, is: boolean) => {
    if (by.peek()[what] !== is) by.value = { ...by.peek(), [what]: is };
  };
  useEffect(() => {
    const look = () => notice('passed', isPassed(top.current));
    addEventListener('scroll', look, { passive: true });
    return () => removeEventListener('scroll', look);
  }, []);
  return {
    isPaused: useComputed(() => isHeld.value || Object.values(by.value).some(Boolean)),
    top,
    watching: {
      onMouseEnter: () => notice('pointer', true),
      onMouseLeave: () => notice('pointer', false),
      onFocusIn: () => notice('focus', true),
      onFocusOut: () => notice('focus', false),
      onScroll: ({ currentTarget }) => notice('scrolled', currentTarget.scrollTop > 0),
    },
  };
}

/** It is behind what sticks to the top of the page, or above that. */
function isPassed(top: HTMLElement | null): boolean {
  if (top === null) return false;
  const header = document.querySelector('header')?.offsetHeight ?? 0;
  return scrollY > 0 && top.getBoundingClientRect().top < header;
}
