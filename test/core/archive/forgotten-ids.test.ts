import {
  addForgottenIds,
  decodeForgottenIds,
  encodeForgottenIds,
  readForgottenIds,
} from '../../../core/archive/forgotten-ids.ts';
import { MemoryObjects } from '../../support/memory-objects.ts';

describe('the ids that went with a person', () => {
  it('stand one a line, as JSON strings', () => {
    expect(encodeForgottenIds(['msg_1', 'two\nlines'])).toBe('"msg_1"\n"two\\nlines"\n');
    expect(decodeForgottenIds('"msg_1"\n"two\\nlines"\n')).toEqual(['msg_1', 'two\nlines']);
  });

  it('are refused where a line is something else', () => {
    expect(() => decodeForgottenIds('msg_1\n')).toThrow(SyntaxError);
    expect(() => decodeForgottenIds('7\n')).toThrow(SyntaxError);
  });

  it('are read of a source and day', async () => {
    const store = new MemoryObjects();
    await store.put('forgotten/privy/main/2026-11-22.jsonl', Buffer.from('"msg_1"\n'));

    expect(await readForgottenIds(store, 'privy/main', '2026-11-22')).toEqual(['msg_1']);
    expect(await readForgottenIds(store, 'privy/main', '2026-11-23')).toEqual([]);
  });

  it('are added to those that are there, each once', async () => {
    const store = new MemoryObjects();
    const day = { source: 'privy/main', day: '2026-11-22' } as const;

    await addForgottenIds(store, day, ['msg_2', 'msg_1']);
    await addForgottenIds(store, day, ['msg_1', 'msg_3']);

    expect(await readForgottenIds(store, 'privy/main', '2026-11-22')).toEqual(['msg_1', 'msg_2', 'msg_3']);
  });
});
