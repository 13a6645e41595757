import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands } from '../../cli/commands.ts';
import { type AnyCommand, addItsCommands } from '../../cli/frame/group-command.ts';
import { createProgram } from '../../cli/program.ts';
import { userDirectory } from '../../lambda/handlers/user-directory/manifest.ts';
import { securityAlerts } from '../../lib/security-alerts.ts';
import { resources, templateOf } from '../lib/template-of.ts';

const TYPED = 'npx wallet-webhooks ';

const page = readFileSync(join(import.meta.dirname, '../../docs/runbook.md'), 'utf8');
const sections = page.split(/^(?=## )/m).slice(1);
const headingOf = (section: string) => section.split('\n')[0]?.slice('## '.length) ?? '';

/** A pipeline that has everything that has alarms. */
const template = templateOf({
  sources: { 'privy/main': {}, 'dynamic/main': {} },
  handlers: [userDirectory, securityAlerts()],
  consumers: {
    billing: { events: ['*'] },
    crm: { kind: 'https', url: 'https://crm.example.com/events', events: ['*'] },
  },
  stages: { test: { canary: true } },
});
const alarms = Object.values(resources(template, 'AWS::CloudWatch::Alarm')).map(({ Properties }) => ({
  name: String(Properties['AlarmName']),
  description: String(Properties['AlarmDescription']),
}));

describe('the runbook', () => {
  it('has a section for each kind of alarm, and no other', () => {
    const kinds = alarms.map(({ name }) => name.split(' ').at(-1) ?? '');

    expect(sections.map(headingOf).toSorted()).toEqual([...new Set(kinds)].toSorted());
  });

  it('lists its sections before the first, in their order', () => {
    const [beginning = ''] = page.split(/^## /m);
    const listed = [...beginning.matchAll(/\[([a-z-]+)\]\(#\1\)/g)].map(([, kind]) => kind);

    expect(listed).toEqual(sections.map(headingOf));
  });

  it('is named by each alarm at the section of its kind', () => {
    for (const { name, description } of alarms)
      expect(description).toMatch(new RegExp(`Runbook: docs/runbook\\.md#${name.split(' ').at(-1)}$`));
  });

  it('is what an alarm says last, after the command that comes first', () => {
    for (const { description } of alarms)
      expect(description.split('\n\n').slice(1)).toEqual([
        expect.stringMatching(/^npx wallet-webhooks .* --stage WalletWebhooks-test$/),
        expect.stringMatching(/^Runbook: /),
      ]);
  });

  it.each(sections.map((section) => [headingOf(section), section]))(
    'says what to look at, what to type and when it is over: %s',
    (_, section) => {
      expect(section).toContain('**Look at**');
      expect(section).toMatch(/^```sh\nnpx wallet-webhooks /m);
      expect(section).toContain('**It is over**');
    },
  );

  it('names the stage in every command, in tables too: without, it is the one on the own machine', () => {
    const typed = [...page.matchAll(/npx wallet-webhooks [^`\n]*/g)].map(([command]) => command);

    expect(typed.filter((command) => !command.endsWith(' --stage WalletWebhooks-prod'))).toEqual([]);
  });
});

/** The lines that a page has one type, of every block. */
function typedIn(text: string): readonly string[] {
  const blocks = [...text.matchAll(/^ *```sh\n(.*?)^ *```/gms)].map(([, block = '']) => block);
  return blocks
    .flatMap((block) => block.split('\n').map((line) => line.trim()))
    .filter((line) => line.startsWith(TYPED));
}

/** Those that the alarms' own texts have. */
const inAlarms = alarms.flatMap(({ description }) =>
  [...description.matchAll(/^npx wallet-webhooks .*$/gm)].map(([line]) => line),
);
const lines = [...new Set([...typedIn(page), ...inAlarms])];

describe('what whoever is woken has to type', () => {
  beforeAll(async () => {
    for (const command of Object.values(commands).flat()) await withoutAction(command);
  });

  it('is found, in the runbook and in the alarms', () => {
    expect(typedIn(page).length).toBeGreaterThan(40);
    expect(inAlarms.length).toBeGreaterThan(30);
  });

  it.each(lines)('is taken by the commands: %s', async (line) => {
    expect(line).toMatch(/ --stage [\w-]+$/);

    await createProgram('0.0.0').parseAsync(wordsOf(line), { from: 'user' });
  });

  it('is refused where there is no such command or option', async () => {
    const refused = async (line: string) =>
      createProgram('0.0.0').parseAsync(wordsOf(`${TYPED}${line}`), { from: 'user' });

    await expect(refused('dead lst')).rejects.toThrow('no command "lst"');
    await expect(refused('parked list --loud')).rejects.toThrow('unknown option');
    await expect(refused('audit one two')).rejects.toThrow('too many arguments');
  });
});

/** The command, and those that it is a word before, without what they do. */
async function withoutAction(command: AnyCommand): Promise<void> {
  await addItsCommands(command);
  if (command.commands.length === 0) command.action(() => undefined);
  for (const inner of command.commands) await withoutAction(inner);
}

/** As a shell takes them: what is in single quotes is one. */
function wordsOf(line: string): string[] {
  return [...line.slice(TYPED.length).matchAll(/'([^']*)'|(\S+)/g)].map(
    ([, quoted, word]) => quoted ?? word ?? '',
  );
}
