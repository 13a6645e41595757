import type { CatalogueEntry } from '../catalogue.ts';
import { type EventFamily, eventFamilies, familyTable } from './event-family.ts';
import { jsonSchemaOf } from './json-schema.ts';
import type { ReadExample } from './read-example.ts';
import { hasPath } from './schema-path.ts';

/** Every page of this folder is generated. */
export const EVENT_PAGES_FOLDER = 'docs/events';

const READING = `Paths are paths in \`data\`. *Subject* is where the payload has the user the event is about; the first path that is there
counts, and its value is the envelope's \`subject\`. Events without a user are ordered by the thing named instead. *Time* is the
payload's own time; the envelope's \`time\` is always there. [All events](../events.md).
`;

/** The catalogue for people, in detail: for each family the path of its page from the root of the repository, and its text. */
export function eventPages(
  entries: readonly CatalogueEntry[],
  readExample: ReadExample,
): readonly (readonly [string, string])[] {
  return eventFamilies(entries).map((family) => [
    `${EVENT_PAGES_FOLDER}/${family.name}.md`,
    pageText(family, readExample),
  ]);
}

function pageText(family: EventFamily, readExample: ReadExample): string {
  const sections = family.entries.map((entry) =>
    sectionText(entry, readExample(entry.provider, entry.wireName)),
  );
  const parts = [`# Events: ${family.name}\n`, READING, familyTable(family, ''), ...sections];
  return `${parts.join('\n').trimEnd()}\n`;
}

function sectionText(entry: CatalogueEntry, example: string): string {
  const facts = factsOf(entry).map(([name, value]) => `- ${name}: ${value}`);
  return [
    `## \`${entry.type}\`\n`,
    `${entry.meaning}\n`,
    ...facts,
    `- schema: [${entry.type}.json](../../core/events/generated/schemas/${entry.type}.json)\n`,
    '<details><summary>example</summary>\n',
    `\`\`\`json\n${JSON.stringify(JSON.parse(example), null, 2)}\n\`\`\`\n`,
    '</details>\n',
  ].join('\n');
}

function factsOf(entry: CatalogueEntry): readonly (readonly [string, string])[] {
  const { nature, time, aliases, unconfirmed, personalData, secrets, test } = entry;
  const carries = [personalData && 'personal data', secrets && '**key material**'].filter(Boolean);
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['kind', nature],
    ['subject', subjectText(entry)],
    ['time', time && `\`${time.path}\`, ${time.unit}`],
    ['carries', carries.length > 0 ? carries.join(' and ') : undefined],
    ['also named', aliases.length > 0 ? aliases.map(code).join(', ') : undefined],
    ['not confirmed', unconfirmed],
    ['delivered', test ? 'only to subscribers that name a test event' : undefined],
  ];
  return facts.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
}

function subjectText(entry: CatalogueEntry): string {
  const schema = jsonSchemaOf(entry);
  const user = entry.subject
    .filter((path) => hasPath(schema, path))
    .map(code)
    .join(', else ');
  const things = entry.thing.filter(([, path]) => hasPath(schema, path));
  const order = things.map(([kind, path]) => `${kind} ${code(path)}`).join(', else ');
  if (order === '') return user === '' ? 'none; every event stands alone' : user;
  return user === '' ? `none; ordered by ${order}` : `${user}; else ordered by ${order}`;
}

function code(text: string): string {
  return `\`${text}\``;
}
