import type { ArchiveOptions } from '../archive.ts';
import { type Located, optional } from './field-rule.ts';
import { isObject, notAllowed, type Rule, unknownFields, violations } from './rule.ts';

const FIELDS: Readonly<Record<keyof ArchiveOptions, true>> = { keyMaterial: true, athena: true };

const RULES: readonly Rule<Located<ArchiveOptions>>[] = [
  optional('keyMaterial', (kept) => typeof kept === 'boolean', 'true or false'),
  optional('athena', (wanted) => typeof wanted === 'boolean', 'true or false'),
];

/** What is wrong with the archive of a stage or of a pipeline. */
export function archiveProblems(path: string, archive: false | ArchiveOptions | undefined): string[] {
  if (archive === undefined || archive === false) return [];
  if (!isObject(archive))
    return [notAllowed(path, archive, 'false, or an object such as { keyMaterial: true }')];
  return [
    ...violations(RULES, { path, config: archive }),
    ...unknownFields(path, archive, Object.keys(FIELDS)),
  ];
}
