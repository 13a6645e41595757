/** Lines that belong together, and what they count as where they are left out. */
export interface Entry {
  readonly lines: readonly string[];
  /** Such as `user-directory applied`. */
  readonly label: string;
  /** Is shown, up to a few a second, when others are left out. */
  readonly urgent: boolean;
}

/** What was left out in a second. */
export interface LeftOut {
  /** How many entries of each label, in the order in which they came first. */
  readonly counts: ReadonlyMap<string, number>;
  /** True where lines of the second before were not left out. */
  readonly begins: boolean;
}

export interface LineLimitOptions {
  readonly write: (lines: readonly string[]) => void;
  readonly summarize: (leftOut: LeftOut) => void;
  /** Calls back after a second, unless the returned function was called. */
  readonly afterSecond: (callback: () => void) => () => void;
}

export interface LineLimit {
  /** True where the entry was shown. */
  add(entry: Entry): boolean;
  /** Says at once what was left out. */
  end(): void;
}

/** In a second. More than a person reads, and less than a screen. */
export const MOST_LINES = 20;
export const MOST_URGENT = 3;
/** Fewer than would be summed up again in the next second. */
const QUIET_LINES = MOST_LINES / 2;

/**
 * Lets so many lines through in a second. When there are more it sums up each second instead, until one of them has far fewer:
 * what is urgent is still shown, up to a few.
 */
export function createLineLimit({ write, summarize, afterSecond }: LineLimitOptions): LineLimit {
  let second: Second | undefined;
  let cancel: () => void = () => {};

  const close = () => {
    const ended = second;
    second = undefined;
    if (ended === undefined) return;
    if (ended.leftOut.size > 0) summarize({ counts: ended.leftOut, begins: !ended.sumsUp });
    if (ended.leftOut.size > 0 && ended.lines > QUIET_LINES) open(true);
  };
  const open = (sumsUp: boolean) => {
    second = { sumsUp, lines: 0, shown: 0, urgent: 0, leftOut: new Map() };
    cancel = afterSecond(close);
    return second;
  };
  return {
    add(entry) {
      const current = second ?? open(false);
      const shown = takes(current, entry);
      if (shown) write(entry.lines);
      return shown;
    },
    end() {
      cancel();
      close();
      cancel();
      second = undefined;
    },
  };
}

interface Second {
  /** Whether it shows only what is urgent. */
  readonly sumsUp: boolean;
  /** That came, shown or not. */
  lines: number;
  shown: number;
  urgent: number;
  readonly leftOut: Map<string, number>;
}

/** True where the entry is to be shown; counts it either way. */
function takes(second: Second, { lines, label, urgent }: Entry): boolean {
  second.lines += lines.length;
  const fits = !second.sumsUp && second.shown + lines.length <= MOST_LINES;
  if (fits || (urgent && second.urgent < MOST_URGENT)) {
    second.shown += lines.length;
    if (urgent) second.urgent += 1;
    return true;
  }
  second.leftOut.set(label, (second.leftOut.get(label) ?? 0) + 1);
  return false;
}
