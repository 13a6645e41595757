import { type Cell, layOutTable } from '../../local/terminal/table.ts';
import { wrapText } from '../../local/terminal/wrap-text.ts';
import type { PutSecret } from '../../ops/secrets/put-secret.ts';
import type { SecretStatus } from '../../ops/secrets/secret-status.ts';
import type { Page } from '../output/page.ts';

/** Since when the sources have their secrets, for reading. */
export function secretStatusLines({ sources }: SecretStatus, page: Page): string[] {
  const rows = sources.map(({ source, putAt, previousUntil }): { readonly cells: readonly Cell[] } => ({
    cells: [
      { text: source },
      putAt === undefined ? { text: 'none: put one', tone: 'bad' } : { text: putAt.toISOString() },
      { text: previousUntil?.toISOString() ?? '–' },
    ],
  }));
  const headers = ['source', 'secret since', 'previous accepted until'];
  return (
    layOutTable(headers, rows, page) ?? rows.map(({ cells }) => cells.map(({ text }) => text).join('  '))
  );
}

/** What putting a secret comes to, for reading. */
export function putSecretLines(put: PutSecret, dryRun: boolean, { columns }: Page): string[] {
  const { source, isRotation, previousUntil, endsEarlier } = put;
  const lines = [
    `${dryRun ? 'would put' : 'put'} ${isRotation ? 'another' : 'the first'} signing secret of ${source}`,
    'It is in use at the first delivery that is signed with it; within a minute where many were refused before.',
    ...(previousUntil === undefined
      ? []
      : [`The one before is accepted until ${previousUntil.toISOString()}.`]),
    ...(endsEarlier ? ['The one before that, which was still accepted, is not any more.'] : []),
  ];
  return lines.flatMap((line) => wrapText(line, columns));
}
