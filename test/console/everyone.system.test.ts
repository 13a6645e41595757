import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OpenConsole, openConsole } from './open-console.ts';

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

describe('the console, for everyone and with anything', () => {
  let console: OpenConsole;
  let page: OpenConsole['page'];
  let go: OpenConsole['go'];
  let running: OpenConsole['running'];

  beforeAll(async () => {
    console = await openConsole();
    ({ page, go, running } = console);
    await running.deliverToPrivy('msg_seen', ADA);
  }, START_MILLISECONDS);

  afterAll(() => console?.close());

  it(
    'shows a payload that means harm as text, and runs nothing of it',
    async () => {
      await running.deliverToPrivy('msg_evil', EVIL);
      await console.archived('msg_evil');

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
      expect(console.said.filter((text) => !text.startsWith('Failed to load resource'))).toEqual([]);
    },
    START_MILLISECONDS,
  );

  it(
    'says of a type that the catalogue does not have that there is none to send, and how to look for it',
    async () => {
      await go('/send?source=privy%2Fmain&event=user.teleported');
      await page.getByRole('alert').filter({ hasText: 'user.teleported' }).waitFor();
      expect(await page.getByRole('button', { name: 'Sign and send' }).isDisabled()).toBe(true);

      await running.deliverToPrivy('msg_unknown', ADA.replace('user.authenticated', 'user.teleported'));
      await console.archived('msg_unknown');
      await go('/events?q=type%3Aprivy.user.teleported');
      await page.getByRole('alert').filter({ hasText: 'named on purpose as uncatalogued:' }).waitFor();
      await go('/events?q=type%3Auncatalogued%3Aprivy.user.teleported');
      await page.locator('a[title="msg_unknown"]').waitFor();
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
    'gives its connection back while nobody sees it, and goes on where it was',
    async () => {
      const show = (hidden: boolean) =>
        page.evaluate(
          `Object.defineProperty(document, 'hidden', { configurable: true, get: () => ${hidden} });
          document.dispatchEvent(new Event('visibilitychange'))`,
        );
      await go('/');
      await page.locator('a[title="msg_seen"]').waitFor();
      const given = page.waitForEvent('requestfailed', (request) => request.url().includes('/api/live'));
      await show(true);
      await given;
      await running.deliverToPrivy('msg_unseen', ADA);

      await show(false);
      await page.locator('a[title="msg_unseen"]').waitFor();
      expect(await page.locator('a[title="msg_unseen"]').count()).toBe(1);
    },
    START_MILLISECONDS,
  );

  it(
    'does once what somebody confirms who holds the key down, and sends what is edited',
    async () => {
      const asked: string[] = [];
      page.on('request', (request) => {
        if (request.url().endsWith('/api/pause')) asked.push(request.postDataJSON().dryRun);
      });
      await go('/');
      await page.getByRole('button', { name: 'Pause user-directory' }).focus();
      await page.keyboard.down('Enter');
      await page.locator('dialog [data-next]:focus').waitFor();
      for (let turn = 0; turn < 5; turn += 1) await page.keyboard.down('Enter');
      await page.keyboard.up('Enter');
      await page.getByRole('button', { name: 'Cancel' }).click();
      expect(asked).toEqual([true]);

      await go('/send');
      await page.getByRole('button', { name: 'Sign and send' }).click();
      await page.locator('.note', { hasText: 'accepted answered 200' }).waitFor();
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
        await page
          .getByText(/^(Looking|Reading|Asking|Following) /)
          .first()
          .waitFor({ state: 'detached' });
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
});
