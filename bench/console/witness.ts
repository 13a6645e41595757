/**
 * What a page is told to take down about itself, in a page's own JavaScript: when what is measured appeared, since it was opened;
 * what came over the stream; and how long it did not draw. `window.witness.shown` has when each row appeared, where that is wanted.
 */
export function witnessScript({ keepsRows }: { readonly keepsRows: boolean }): string {
  return `(() => {
  const keepsRows = ${keepsRows};
  const witness = { deliveries: 0, missed: 0, longestFrame: 0, shown: {} };
  window.witness = witness;
  const marks = {
    rowAt: 'main tbody a[data-row-link]',
    headlineAt: 'h1.headline:not(.faint)',
    dialogAt: 'dialog[open]',
  };
  const look = () => {
    for (const [mark, selector] of Object.entries(marks))
      if (witness[mark] === undefined && document.querySelector(selector)) witness[mark] = performance.now();
    if (keepsRows)
      for (const link of document.querySelectorAll('main tbody a[data-row-link]'))
        witness.shown[link.title] ??= Date.now();
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['open', 'class'] });
  window.EventSource = class extends EventSource {
    constructor(url) {
      super(url);
      this.addEventListener('rows', ({ data }) => {
        const { rows, missed } = JSON.parse(data);
        witness.deliveries += rows.filter(({ kind }) => kind === 'delivery').length;
        witness.missed += missed;
      });
    }
  };
  let last = performance.now();
  const frame = (now) => {
    witness.longestFrame = Math.max(witness.longestFrame, now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
})()`;
}

/** What a page has taken down. Times are milliseconds since it was opened, those of rows by the clock. */
export interface Witness {
  readonly deliveries: number;
  readonly missed: number;
  readonly longestFrame: number;
  readonly shown: Readonly<Record<string, number>>;
  readonly rowAt?: number;
  readonly headlineAt?: number;
  readonly dialogAt?: number;
}
