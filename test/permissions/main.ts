/** Asks a simulation of IAM what each role may do, and writes it into docs/security.md: `npm run permissions`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { everything } from './everything.ts';
import { rolesTable, withTable } from './roles-table.ts';
import { whatRolesMay } from './what-roles-may.ts';

const path = join(import.meta.dirname, '../../docs/security.md');
const table = rolesTable(await whatRolesMay(everything()));
writeFileSync(path, withTable(readFileSync(path, 'utf8'), table));
