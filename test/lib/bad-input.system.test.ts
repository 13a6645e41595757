import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
/** The line of this package that threw, as Node shows it: its place, its code, a mark below it and nothing. */
const SHOWN_BY_NODE = 4;

/** What Node prints for an app that throws, without what it always adds: the line that threw, brackets and its own version. */
function printed(script: string): string[] {
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, CDK_CONTEXT_JSON: '{"aws:cdk:bundling-stacks":[]}' },
  });
  expect(status).toBe(1);
  const [nodeVersion, ...others] = stderr.trimEnd().split('\n').reverse();
  expect(nodeVersion).toMatch(/^Node\.js v/);
  const thrown = others.reverse().slice(SHOWN_BY_NODE).join('\n').trim();
  return thrown.replace(/^\[(.*)\]$/s, '$1').split('\n');
}

/** An app with a handler, which is changed so. */
function app(changes: string): string {
  return `
    import { App, Aws, Stack } from 'aws-cdk-lib';
    import { WalletWebhooks } from 'wallet-webhooks';
    import { userDirectory } from './lambda/handlers/user-directory/manifest.ts';
    const props = { stage: 'prod', sources: { 'privy/main': {} }, handlers: [userDirectory], alarms: 'nobody', ${changes} };
    new WalletWebhooks(new Stack(new App(), 'Platform'), 'Webhooks', props);`;
}

const PROBLEM = 'PipelineConfigError: Platform/Webhooks has a problem:';

describe('an app that gets something wrong', () => {
  it.each([
    [
      'an entry that is missing',
      app('handlers: [{ ...userDirectory, entry: undefined }]'),
      [
        PROBLEM,
        "  - handlers[0].entry: undefined is not allowed; allowed: a file that exports handle, as new URL('./handle.ts', import.meta.url) or an absolute path",
      ],
    ],
    [
      'a name of two handlers',
      app('handlers: [userDirectory, userDirectory]'),
      [
        PROBLEM,
        '  - handlers[1].name: "user-directory" is the name of handlers[0] too; allowed: a name of its own, which differs from others in more than hyphens',
      ],
    ],
    [
      'a token where a literal is needed',
      app('stage: Aws.REGION'),
      [
        PROBLEM,
        '  - stage: a token, whose value is known at the deployment only, is not allowed; allowed: 1 to 32 lower-case letters, digits and inner hyphens, beginning with a letter; give a literal',
      ],
    ],
    [
      'a Node that is too old',
      "import { checkNode } from './lib/check-node.ts'; checkNode('20.19.0');",
      [
        'NodeTooOldError: node: 20.19.0 is too old for wallet-webhooks; allowed: 22.18 or later; install it from https://nodejs.org',
      ],
    ],
  ])(
    'is told of %s and nothing else',
    (_, script, lines) => {
      expect(printed(script)).toEqual(lines);
    },
    30_000,
  );
});
