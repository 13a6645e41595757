import { useMemo } from 'preact/hooks';
import { Moment } from './moment.tsx';

/** As of when it is what is shown, and a button that asks for it again. */
export function AsOf({ data, onRenew }: { readonly data: unknown; readonly onRenew: () => void }) {
  const at = useMemo(() => new Date().toISOString(), [data]);
  return (
    <>
      as of <Moment at={at} />{' '}
      <button type="button" class="quiet" onClick={onRenew}>
        Renew
      </button>
    </>
  );
}
