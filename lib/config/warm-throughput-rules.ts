import type { WarmTable, WarmThroughput, WarmThroughputs } from '../warm-throughput.ts';
import { type Located, optional } from './field-rule.ts';
import { isObject, isWholeNumber, notAllowed, type Rule, unknownFields, violations } from './rule.ts';

/** What DynamoDB gives every new table, so that it takes no less. */
const LEAST = {
  writeUnitsPerSecond: 4_000,
  readUnitsPerSecond: 12_000,
} as const satisfies Required<WarmThroughput>;
/** Every table there is; a new one is missed here by the compiler. */
const TABLES: Readonly<Record<WarmTable, true>> = {
  ledger: true,
  inbox: true,
  parked: true,
  quarantine: true,
};

/** The tables that may be warm, each of which may be one that is there already. */
export const WARM_TABLES = Object.keys(TABLES) as WarmTable[];

const RULES: readonly Rule<Located<WarmThroughput>>[] = [
  atLeast('writeUnitsPerSecond'),
  atLeast('readUnitsPerSecond'),
];

function atLeast(field: keyof WarmThroughput): Rule<Located<WarmThroughput>> {
  return optional(
    field,
    (units) => isWholeNumber(units, LEAST[field], Number.MAX_SAFE_INTEGER),
    `a whole number from ${LEAST[field]}, which every new table takes`,
  );
}

/** What is wrong with the warm throughput of a stage or of a pipeline. `taken`: tables that it does not make. */
export function warmThroughputProblems(
  path: string,
  throughputs: WarmThroughputs | undefined,
  { taken }: { readonly taken: readonly WarmTable[] },
): string[] {
  if (throughputs === undefined) return [];
  if (!isObject(throughputs)) {
    return [notAllowed(path, throughputs, 'an object such as { ledger: { writeUnitsPerSecond: 8000 } }')];
  }
  return [
    ...WARM_TABLES.flatMap((table) => tableProblems(`${path}.${table}`, throughputs[table])),
    ...taken
      .filter((table) => throughputs[table] !== undefined)
      .map(
        (table) =>
          `${path}.${table} is for the table that is made; the ${table} is a table that is there already: warm that`,
      ),
    ...unknownFields(path, throughputs, Object.keys(TABLES)),
  ];
}

function tableProblems(path: string, throughput: WarmThroughput | undefined): string[] {
  if (throughput === undefined) return [];
  if (!isObject(throughput) || Object.keys(throughput).length === 0) {
    return [notAllowed(path, throughput, `an object of ${Object.keys(LEAST).join(', ')} or one of them`)];
  }
  return [
    ...violations(RULES, { path, config: throughput }),
    ...unknownFields(path, throughput, Object.keys(LEAST)),
  ];
}
