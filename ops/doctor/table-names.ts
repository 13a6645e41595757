import type { StageDescription } from '../../core/stage/stage-description.ts';

/** The names of all tables of a stage. */
export function tableNames({
  ledgerTable,
  parkedTable,
  inboxTable,
  quarantineTable,
  tables,
}: StageDescription): readonly string[] {
  const ofHandlers = Object.values(tables).flatMap((each) => Object.values(each));
  return [ledgerTable, parkedTable, inboxTable, quarantineTable, ...ofHandlers];
}
