import type { Handle } from '../../../core/handling/handler.ts';
import type { HandleOf } from '../../../lambda/handler-kit/handle-of.ts';
import type { HandlerManifest } from '../../../lambda/handler-kit/manifest.ts';

const MANIFEST = {
  name: 'example',
  entry: import.meta.url,
  description: 'An example.',
  events: ['privy.user.authenticated', 'dynamic.user.deleted'],
  timeoutSeconds: 30,
  memoryMegabytes: 256,
  tables: { logins: { partitionKey: 'pk', environmentVariable: 'LOGINS_TABLE', writes: ['delete'] } },
} as const satisfies HandlerManifest;

/** The compiler checks this file: an expected error that does not come is an error. */
describe('HandleOf', () => {
  it('gives handle the events of the patterns and the tables of the manifest', () => {
    const handle: HandleOf<typeof MANIFEST> = async (event, { applyOnce, tables }) => {
      // @ts-expect-error: not an event of the patterns
      if (event.type === 'privy.user.created') return 'ignored';
      // @ts-expect-error: not a table of the manifest
      if (tables.users === 'users') return 'ignored';
      if (event.type === 'dynamic.user.deleted') return 'ignored';
      return applyOnce([{ kind: 'delete', table: tables.logins, key: { pk: event.data.user.id } }]);
    };

    expect(handle).toBeInstanceOf(Function);
  });

  it('takes a handle that takes any event', () => {
    const any: Handle<'logins'> = async () => 'ignored';
    const handle: HandleOf<typeof MANIFEST> = any;

    expect(handle).toBe(any);
  });

  it('refuses a pattern that matches nothing', () => {
    // @ts-expect-error: no such event
    const manifest: HandlerManifest = { ...MANIFEST, events: ['privy.usr.*'] };

    expect(manifest.events).toEqual(['privy.usr.*']);
  });
});
