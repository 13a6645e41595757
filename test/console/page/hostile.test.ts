import { partOfPage, type Render } from './render-part.ts';

const SCRIPT = '<script>alert(1)</script>';
const HANDLER = '"><img src=x onerror=alert(1)>';

/** What a browser would run, or take for an element of the page. */
const LIVE = /<script|<img|onerror=(?!alert\(1\)&gt;|alert)/i;

describe('a payload that means harm', () => {
  let tree: Render;
  let table: Render;

  beforeAll(async () => {
    tree = await partOfPage('screens/event/tree.tsx', 'Tree');
    table = await partOfPage('screens/events/event-table.tsx', 'EventTable');
  });

  const shown = (value: unknown, isOpen = true) => tree({ value, name: 'data', isOpen, drift: new Set() });

  it('is text, as a value and as a name', () => {
    const html = shown({ [SCRIPT]: HANDLER, [HANDLER]: SCRIPT });

    expect(html).not.toMatch(LIVE);
    expect(html).toContain('&lt;script>alert(1)&lt;/script>');
  });

  it('is text in the mask too', () => {
    expect(shown({ name: `${SCRIPT}<i>` }, false)).not.toMatch(/<i>/);
  });

  it('of a million characters is cut, and says so', () => {
    const html = shown({ long: 'a'.repeat(1_000_000) });

    expect(html.length).toBeLessThan(5_000);
    expect(html).toContain('998,000 more');
  });

  it('of 100,000 levels lays out the first', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 100_000; level += 1) deep = { n: deep };

    expect(shown(deep).length).toBeLessThan(5_000);
  });

  it('of 100,000 items lays out a hundred', () => {
    const html = shown(Array.from({ length: 100_000 }, (_, index) => index));

    expect(html.match(/class="leaf"/g)).toHaveLength(100);
    expect(html).toContain('99,900 more');
  });

  it('turns no text around, and has no half characters', () => {
    const html = shown({ a: 'x\u202ey', b: '\ud800', c: '\udc00z' });

    expect(html).toContain('x\\u202ey');
    expect(html).toContain('\\ud800');
    expect(html.isWellFormed()).toBe(true);
  });

  it('that names a field after what objects have is shown', () => {
    const html = shown(JSON.parse('{"__proto__":{"polluted":true},"constructor":"x","toString":1}'));

    expect(html).toContain('polluted');
    expect(html).toContain('constructor');
  });

  it('is text in the list of events, and its links lead to the console only', () => {
    const event = {
      source: 'privy/main',
      id: `javascript:alert(1)//${SCRIPT}`,
      type: SCRIPT,
      user: HANDLER,
      time: '2026-11-27T08:00:00.000Z',
      received: '2026-11-27T08:00:00.000Z',
      marks: [{ subscriber: 'x', state: SCRIPT, failures: 0 }],
    };
    const html = table({ events: [event] });

    expect(html).not.toMatch(LIVE);
    for (const [, href] of html.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^\/(event|user)\?/);
  });
});
