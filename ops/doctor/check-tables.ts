import { INBOX_ATTRIBUTES } from '../../core/inbox/inbox-entry.ts';
import { LEDGER_TABLE } from '../../core/ledger/ledger-table.ts';
import { QUARANTINE_TABLE } from '../../core/quarantine/quarantine-table.ts';
import type { StageDescription } from '../../core/stage/stage-description.ts';
import type { Stage } from '../stage/stage.ts';
import type { TableState } from '../stage/table-states.ts';
import { type Check, type Finding, whatIsWrong } from './check.ts';
import { tableNames } from './table-names.ts';

const NAME = 'tables';

/** Every table can be restored and forgets what it is to forget, and where the stage is protected refuses to be deleted. */
export async function checkTables({ description, services }: Stage): Promise<readonly Check[]> {
  const tables = await services.tableStates();
  const names = tableNames(description);
  const found = await Promise.all(
    names.map(async (name) => findingsOf(name, await tables.state(name), description)),
  );
  return whatIsWrong(NAME, found.flat(), `all ${names.length} can be restored to any second of 35 days`);
}

/** The attributes by which items of a table expire, by the table's name. */
export function timeToLiveOf({ ledgerTable, inboxTable, quarantineTable }: StageDescription) {
  return {
    [ledgerTable]: LEDGER_TABLE.timeToLive,
    [inboxTable]: INBOX_ATTRIBUTES.expiresAt,
    [quarantineTable]: QUARANTINE_TABLE.expiresAt,
  } as Readonly<Record<string, string | undefined>>;
}

function findingsOf(name: string, state: TableState | undefined, description: StageDescription): Finding[] {
  if (state === undefined)
    return [{ sentence: `there is no table ${name}: restore it, see docs/restoring.md` }];
  const timeToLive = timeToLiveOf(description)[name];
  const about = `--table-name ${name}`;
  return [
    ...(state.pointInTimeRecovery
      ? []
      : [
          `the table ${name} cannot be restored: aws dynamodb update-continuous-backups ${about} ` +
            '--point-in-time-recovery-specification PointInTimeRecoveryEnabled=true',
        ]),
    ...(timeToLive === undefined || state.timeToLive === timeToLive
      ? []
      : [
          `the table ${name} forgets nothing: aws dynamodb update-time-to-live ${about} ` +
            `--time-to-live-specification Enabled=true,AttributeName=${timeToLive}`,
        ]),
    ...(state.refusesDeletion || description.deletionProtection !== true
      ? []
      : [
          `the table ${name} may be deleted by mistake: aws dynamodb update-table ${about} --deletion-protection-enabled`,
        ]),
  ].map((sentence) => ({ sentence }));
}
