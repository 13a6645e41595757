import { SHARDS_OF_RUNS } from '../../lambda/drain/shards-per-run.ts';
import { type OpenConsole, openConsole } from './open-console.ts';

const START_MILLISECONDS = 120_000;

const body = (fields: object) => JSON.stringify({ type: 'user.authenticated', ...fields });
const ADA = body({ user: { id: 'did:privy:ada', linked_accounts: [] } });
describe('the console, in a browser', () => {
  let console: OpenConsole;
  let page: OpenConsole['page'];
  let go: OpenConsole['go'];
  let running: OpenConsole['running'];

  beforeAll(async () => {
    console = await openConsole();
    ({ page, go, running } = console);
  }, START_MILLISECONDS);

  afterAll(() => console?.close());

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
      await console.archived('msg_waits');
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
    'quarantines the user at whom a handler fails, and nobody else, and says what others got since',
    async () => {
      await turn('Break', 'A handler fails for one user');
      await go('/');
      await sum(/\+ 1 quarantined \+ 0 dead ✓\s*holds/).waitFor();
      await turn('Mend', 'A handler fails for one user');

      await go('/dead');
      await page.locator('[aria-labelledby=quarantine]', { hasText: 'in-trouble' }).waitFor();
      await page.getByRole('button', { name: 'At others since' }).click();
      await page.locator('tr.more', { hasText: 'example nothing came' }).waitFor();
    },
    START_MILLISECONDS,
  );

  it(
    'drops nothing without a reason, and leads back to where it was asked from',
    async () => {
      const drop = page.getByRole('button', { name: 'Drop the first' });
      const doIt = page.getByRole('button', { name: 'Do it' });
      await drop.click();
      await page.getByText('Those behind it stay until they are released.').waitFor();

      await page.locator('dialog input:focus').waitFor();
      expect(await doIt.isDisabled()).toBe(true);
      await page.keyboard.type('a test account');
      await page.locator('dialog code', { hasText: "--reason 'a test account' --yes" }).waitFor();
      expect(await doIt.isEnabled()).toBe(true);
      await page.keyboard.press('Escape');
      await page.locator('[aria-labelledby=change-question]').waitFor({ state: 'detached' });
      expect(await drop.evaluate((button) => button.matches(':focus'))).toBe(true);
    },
    START_MILLISECONDS,
  );

  it(
    'hands back whom a handler gave up on',
    async () => {
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
    'brings chosen events to a handler once more, after a look at what that would do',
    async () => {
      const ids = ['msg_again_1', 'msg_again_2'];
      for (const id of ids) await running.deliverToPrivy(id, ADA);
      await Promise.all(ids.map(console.archived));
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

  it(
    'says that the console has ended, and keeps what is there',
    async () => {
      await go('/');
      await page.locator('[aria-labelledby=sources] tbody tr').first().waitFor();
      await console.end();

      await page.getByText('the stream to the console broke').waitFor();
      expect(await page.locator('[aria-labelledby=sources] tbody tr').count()).toBe(2);
    },
    START_MILLISECONDS,
  );
});
