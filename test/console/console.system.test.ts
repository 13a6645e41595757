import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Console, startConsole } from '../../console/start-console.ts';
import { SHARDS_OF_RUNS } from '../../lambda/drain/shards-per-run.ts';
import { BreakablePipeline } from '../../local/breakage/breakable-pipeline.ts';
import { showPayload } from '../../ops/event/show-payload.ts';
import { openLocalStage } from '../../ops/stage/open-local-stage.ts';
import type { Stage } from '../../ops/stage/stage.ts';
import { type RunningPipeline, startRunningPipeline } from '../local/running-pipeline.ts';
import { type OpenPage, openPage } from './open-page.ts';

const AXE = readFileSync(join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8');
const START_MILLISECONDS = 120_000;
const USER = 'did:privy:<img src=x onerror=alert(1)>';

const body = (fields: object) => JSON.stringify({ type: 'user.authenticated', ...fields });
const ADA = body({ user: { id: 'did:privy:ada', linked_accounts: [] } });
const EVIL = body({
  user: { id: USER, linked_accounts: [] },
  '<script>alert(1)</script>': `"><img src=x onerror=alert(1)>\u202e`,
  half: 'REPLACED',
  number: 'PRECISE',
  deep: 'NESTED',
  long: 'a'.repeat(900_000),
})
  .replace('REPLACED', '\\ud800')
  .replace('"PRECISE"', '12345678901234567890,"number":12345678901234567891')
  .replace('"NESTED"', `${'{"n":'.repeat(10_000)}1${'}'.repeat(10_000)}`);

describe('the console, in a browser', () => {
  let running: RunningPipeline;
  let stage: Stage;
  let served: Console;
  let breakage: BreakablePipeline;
  let opened: OpenPage;
  let page: OpenPage['page'];
  let go: OpenPage['go'];
  let said: OpenPage['said'];

  beforeAll(async () => {
    running = await startRunningPipeline();
    stage = await openLocalStage(join(running.pipeline.dataDirectory, 'pipeline.json'));
    breakage = new BreakablePipeline(running.pipeline);
    served = await startConsole(stage, { port: 0, mayWrite: true, breakage });
    opened = await openPage(served);
    ({ page, go, said } = opened);
  }, START_MILLISECONDS);

  afterAll(async () => {
    await opened?.close();
    await served?.close();
    await breakage?.close();
    stage?.close();
    await running?.close();
  });

  const turn = async (to: 'Break' | 'Mend', name: string) => {
    await go('/break');
    await page.getByRole('button', { name: `${to}: ${name}` }).click();
    const other = to === 'Break' ? 'Mend' : 'Break';
    await page.getByRole('button', { name: `${other}: ${name}` }).waitFor();
  };
  const sum = (text: RegExp) =>
    page.locator('[aria-labelledby=balance] li', { hasText: /^user-directory/ }).filter({ hasText: text });

  it(
    'shows an event as it is delivered, without being asked again',
    async () => {
      await page.locator('h1', { hasText: 'All is well' }).waitFor();
      const delivered = running.deliverToPrivy('msg_seen', ADA);

      await delivered;
      await page.locator('a[title="msg_seen"]').waitFor();
    },
    START_MILLISECONDS,
  );

  it(
    'lets rows wait while somebody points at them',
    async () => {
      await page.locator('[aria-labelledby=deliveries] tbody tr').first().hover();
      await running.deliverToPrivy('msg_waits', ADA);

      await page.getByRole('button', { name: 'Show 1 new' }).waitFor();
      expect(await page.locator('a[title="msg_waits"]').count()).toBe(0);
      await page.mouse.move(1, 1);
      await page.locator('a[title="msg_waits"]').waitFor();
    },
    START_MILLISECONDS,
  );

  it(
    'goes to the way of an event by keys, and has every hop of it',
    async () => {
      await running.messagesAbout('msg_waits');
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');

      await page.waitForURL(/\/event\?source=privy%2Fmain&id=msg_waits$/);
      await page.locator('.hops li', { hasText: 'user-directory' }).waitFor();
      const hops = await page.locator('.hops strong').allInnerTexts();
      // The handler may be through before the topic has answered; when it happened the archive will say.
      expect(hops.filter((hop) => hop !== 'Happened').toSorted()).toEqual([
        'Claimed',
        'Delivery',
        'Published',
        'Signature',
        'Web ACL',
        'user-directory',
      ]);
      await page
        .locator('.hops li', { hasText: /Signature ✓\s*verified\s*with the current secret, put/ })
        .waitFor();
      await page.locator('.hops li', { hasText: /user-directory ✓\s*applied\s*wrote 1 item/ }).waitFor();
      expect(await page.locator('[aria-labelledby=standings] tr').allInnerTexts()).toEqual([
        expect.stringMatching(/^user-directory handler\s+✓\s*handled/),
        expect.stringMatching(/^security-alerts handler\s+–\s*not asked/),
        expect.stringMatching(/^example consumer\s+→\s*handed over/),
      ]);
    },
    START_MILLISECONDS,
  );

  it(
    'leads from an event to the one of its user before, and says what is different',
    async () => {
      await envelopeOf('msg_waits');
      await go('/event?source=privy%2Fmain&id=msg_waits');
      await page.locator('summary', { hasText: 'What is different from' }).click();
      await page.getByText('Nothing: both say the same.').waitFor();
      await page.getByRole('link', { name: 'privy.user.authenticated' }).click();

      await page.waitForURL(/\/event\?source=privy%2Fmain&id=msg_seen$/);
      await page.locator('dt', { hasText: 'After' }).waitFor();
    },
    START_MILLISECONDS,
  );

  it(
    'parks what is accepted while the topic is down, and keeps the sum until it is handled',
    async () => {
      const { functions } = running.pipeline;
      await turn('Break', 'The topic is down');
      await go('/');
      await sum(/= 2 handled \+ 1 waiting \+ 0 quarantined \+ 0 dead ✓\s*holds/).waitFor();
      await page.getByText('Broken on purpose: the topic is down.').waitFor();
      await page.locator('[aria-labelledby=deliveries] tbody tr', { hasText: 'parked' }).waitFor();

      await turn('Mend', 'The topic is down');
      await Promise.all(SHARDS_OF_RUNS.map((shards) => functions.get('drain')?.host.invoke({ shards })));
      await go('/');
      await sum(/3 accepted = 3 handled \+ 0 waiting \+ 0 quarantined \+ 0 dead ✓\s*holds/).waitFor();
      expect(await page.getByText('Broken on purpose').count()).toBe(0);
    },
    START_MILLISECONDS,
  );

  it(
    'quarantines the user at whom a handler fails, and nobody else, until it is released',
    async () => {
      await turn('Break', 'A handler fails for one user');
      await go('/');
      await sum(/\+ 1 quarantined \+ 0 dead ✓\s*holds/).waitFor();
      await turn('Mend', 'A handler fails for one user');

      await go('/dead');
      await page.locator('[aria-labelledby=quarantine]', { hasText: 'in-trouble' }).waitFor();
      await page.getByRole('button', { name: 'At others since' }).click();
      await page.locator('tr.more', { hasText: 'example nothing came' }).waitFor();
      await page.getByRole('button', { name: 'Release' }).click();
      await page.getByText('1 event of 1 user, the oldest first.').waitFor();
      await page.getByRole('button', { name: 'Do it' }).click();
      await page.getByText('1 event handled, released').waitFor();
      await page.getByRole('button', { name: 'Close' }).click();
      await page.getByText('No user is in quarantine').waitFor();
      await go('/');
      await sum(/\+ 0 waiting \+ 0 quarantined \+ 0 dead ✓\s*holds/).waitFor();
    },
    START_MILLISECONDS,
  );

  it(
    'shows a payload that means harm as text, and runs nothing of it',
    async () => {
      await running.deliverToPrivy('msg_evil', EVIL);
      await envelopeOf('msg_evil');

      await go('/event?source=privy%2Fmain&id=msg_evil');
      await page.locator('.hops li').first().waitFor();
      await go('/event?source=privy%2Fmain&id=msg_evil&part=payload');
      await page.getByRole('button', { name: 'Show all values', exact: true }).click();
      await page.locator('.value', { hasText: '<img src=x onerror=alert(1)>' }).first().waitFor();
      await page.locator('.key', { hasText: '<script>alert(1)</script> ◇ unknown' }).waitFor();
      await page.locator('.value', { hasText: 'more' }).waitFor();
      await page.getByText('of which the last counts: 1.').waitFor();
      await go('/event?source=privy%2Fmain&id=msg_evil&part=raw');
      await page.getByRole('button', { name: 'Show', exact: true }).click();
      await page.locator('pre', { hasText: '<script>alert(1)</script>' }).waitFor();
      await go(`/user?source=privy%2Fmain&user=${encodeURIComponent(USER)}`);
      await page.locator('h1', { hasText: USER }).waitFor();
      await go('/events');
      await page.locator('a[title="msg_evil"]').waitFor();
      expect(await page.locator('img, script:not([src])').count()).toBe(0);
      // That there is no such user, whose id is none, is an answer, of which the browser makes a remark.
      expect(said.filter((text) => !text.startsWith('Failed to load resource'))).toEqual([]);
    },
    START_MILLISECONDS,
  );

  it(
    'lets what is live wait while its beginning is scrolled out of view, and counts it',
    async () => {
      const showNew = page.getByRole('button', { name: /^Show \d+ new$/ });
      await page.setViewportSize({ width: 390, height: 300 });
      for (const [path, id] of [
        ['/', 'msg_below'],
        ['/events', 'msg_below_too'],
      ] as const) {
        await go(path);
        await page.locator('a[title="msg_seen"]').waitFor();
        await page.mouse.move(1, 1);
        await page.evaluate('scrollTo(0, document.body.scrollHeight)');
        await running.deliverToPrivy(id, ADA);

        await showNew.waitFor();
        expect(await page.locator(`a[title="${id}"]`).count()).toBe(0);
        await showNew.click();
        await page.mouse.move(1, 1);
        await page.locator(`a[title="${id}"]`).waitFor();
      }
      await page.setViewportSize({ width: 1280, height: 720 });
    },
    START_MILLISECONDS,
  );

  it(
    'says in its address that it is paused, and stays it from screen to screen',
    async () => {
      await go('/');
      await page.locator('a[title="msg_seen"]').waitFor();
      await page.keyboard.press('p');
      await page.waitForURL(/\/\?paused=1$/);
      await page.getByRole('link', { name: 'Events', exact: true }).click();
      await page.waitForURL(/\/events\?paused=1$/);
      await page.locator('a[title="msg_seen"]').waitFor();
      await running.deliverToPrivy('msg_while_paused', ADA);

      await page.getByRole('button', { name: 'Show 1 new' }).waitFor();
      expect(await page.locator('a[title="msg_while_paused"]').count()).toBe(0);
      await page.getByRole('button', { name: 'Resume updates' }).click();
      await page.locator('a[title="msg_while_paused"]').waitFor();
      expect(new URL(page.url()).search).toBe('');
    },
    START_MILLISECONDS,
  );

  it(
    'brings chosen events to a handler once more, after a look at what that would do',
    async () => {
      const ids = ['msg_again_1', 'msg_again_2'];
      for (const id of ids) await running.deliverToPrivy(id, ADA);
      await Promise.all(ids.map(envelopeOf));
      await go('/events');
      await page.locator('a[title="msg_again_1"]').focus();
      await page.keyboard.press('x');
      await page.getByLabel('Choose msg_again_2').check();
      await running.deliverToPrivy('msg_later', ADA);
      await page.getByRole('button', { name: 'Show 1 new' }).click();
      await page.locator('a[title="msg_later"]').waitFor();

      await page.getByRole('button', { name: 'Re-deliver 2 chosen events' }).click();
      await page.getByText('2 events of 1 user: 2 privy.user.authenticated.').waitFor();
      await page.locator('dialog code', { hasText: '--event privy/main#msg_again_2 --from' }).waitFor();
      await page.getByRole('button', { name: 'Do it' }).click();
      await page.getByText('Sent: 2 events.').waitFor();
      await page.getByRole('button', { name: 'Close' }).click();

      for (const id of ids) {
        await go(`/event?source=privy%2Fmain&id=${id}`);
        await page.locator('.hops li', { hasText: /user-directory.*brought by the replay/ }).waitFor();
      }
      await page.getByRole('button', { name: 'Re-deliver it' }).click();
      await page.getByText('1 event of 1 user: 1 privy.user.authenticated.').waitFor();
      await page.getByRole('button', { name: 'Cancel' }).click();
      await go('/user?user=did:privy:ada');
      await page.getByRole('button', { name: /^Re-deliver \d+ events shown$/ }).click();
      await page.getByText(/^\d+ events of 1 user: \d+ privy\.user\.authenticated\.$/).waitFor();
      await page.getByRole('button', { name: 'Cancel' }).click();
    },
    START_MILLISECONDS,
  );

  it.each(['light', 'dark'] as const)(
    'is for everyone, in the %s scheme',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme });
      for (const path of [
        '/',
        '/events',
        '/event?id=msg_seen',
        '/event?id=msg_seen&part=payload',
        '/dead',
        '/send',
        '/break',
        '/user?user=did:privy:ada',
      ]) {
        await go(path);
        await page.waitForLoadState('networkidle', { timeout: 500 }).catch(() => undefined);
        await page.evaluate(AXE);
        const found = await page.evaluate(
          'axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))',
        );
        expect([path, found]).toEqual([path, []]);
      }
    },
    START_MILLISECONDS,
  );

  it.each([1280, 390, 320])(
    'is no wider than a window of %i pixels',
    async (width) => {
      await page.setViewportSize({ width, height: 800 });
      for (const path of ['/', '/events', '/event?id=msg_evil&part=raw', '/dead', '/send', '/break']) {
        await go(path);
        expect([path, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([path, width]);
      }
    },
    START_MILLISECONDS,
  );

  it(
    'says that the console has ended, and keeps what is there',
    async () => {
      await go('/');
      await page.locator('[aria-labelledby=sources] tbody tr').first().waitFor();
      await served.close();

      await page.getByText('the stream to the console broke').waitFor();
      expect(await page.locator('[aria-labelledby=sources] tbody tr').count()).toBe(2);
    },
    START_MILLISECONDS,
  );

  /** The archive's writer gathers for a while. */
  async function envelopeOf(id: string) {
    for (;;) {
      const shown = await showPayload(stage, { source: 'privy/main', id }).catch(() => undefined);
      if (shown !== undefined) return shown;
      await setTimeout(200);
    }
  }
});
