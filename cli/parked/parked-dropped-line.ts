import type { ParkedDropped } from '../../ops/parked/drop-parked.ts';
import type { Page } from '../output/page.ts';

const SAID: Readonly<Record<ParkedDropped['done'], string>> = {
  'would-drop': 'would be deleted: no subscriber would ever get it',
  dropped: 'was deleted',
  'not-set-aside': 'was released or dropped already; nothing was deleted',
};

/** What became of a refused event that was to be dropped, for reading. */
export function parkedDroppedLine({ event, done }: ParkedDropped, { paint }: Page): string {
  const said =
    done === 'would-drop' && event.published
      ? 'would be deleted; a later delivery has brought it to the subscribers'
      : SAID[done];
  return `${paint('strong', event.key)}  ${event.type}, ${said}`;
}
