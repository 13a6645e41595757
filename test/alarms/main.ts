/** Works out which alarm rings when, and writes it into docs/alarms-in-a-day.md: `npm run alarms`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allDays, daysPage } from './day/days-page.ts';

writeFileSync(join(import.meta.dirname, '../../docs/alarms-in-a-day.md'), daysPage(await allDays()));
