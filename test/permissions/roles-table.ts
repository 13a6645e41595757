import type { Allowed } from './what-roles-may.ts';

/** Between these the page has what is worked out. */
export const [BEGIN, END] = ['<!-- npm run permissions -->', '<!-- end -->'];

/** What each role may do, as a table. Resources with which a role may do the same stand in one row. */
export function rolesTable(allowed: readonly Allowed[]): string {
  const rows = [...Map.groupBy(allowed, ({ role }) => role)].flatMap(([role, ofRole]) =>
    [...Map.groupBy(ofRole, ({ actions }) => shortened(actions))].map(
      ([actions, same]) => `| ${role} | ${same.map(({ resource }) => resource).join(', ')} | ${actions} |`,
    ),
  );
  return ['| role of | what | may |', '|---|---|---|', ...rows].join('\n');
}

/** `dynamodb:GetItem, Query`: the service once. */
function shortened(actions: readonly string[]): string {
  return actions.map((action, index) => (index === 0 ? action : action.split(':')[1])).join(', ');
}

/** The page with the table in its place. */
export function withTable(page: string, table: string): string {
  const [before, rest = ''] = page.split(BEGIN);
  return `${before}${BEGIN}\n\n${table}\n\n${END}${rest.split(END)[1]}`;
}
