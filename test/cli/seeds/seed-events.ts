import { readFile } from 'node:fs/promises';
import { Webhook } from 'svix';
import type { LocalPipeline } from '../../../local/local-pipeline.ts';

const FIXTURE = new URL('../../../core/providers/privy/fixtures/user.authenticated.json', import.meta.url);

/** Delivers an event of the user `did:privy:cmzoefixture000000000001`, as Privy does: `msg_followed`. */
export async function seedEvents({ sources }: Pick<LocalPipeline, 'sources'>): Promise<void> {
  const source = sources['privy/main'];
  if (source === undefined) throw new Error('the pipeline has no source privy/main');
  const body = await readFile(FIXTURE, 'utf8');
  const at = new Date();
  const response = await fetch(source.url, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'svix-id': 'msg_followed',
      'svix-timestamp': String(Math.floor(at.getTime() / 1000)),
      'svix-signature': new Webhook(source.secret).sign('msg_followed', at, body),
    },
  });
  if (response.status !== 200) throw new Error(`the delivery was answered ${response.status}`);
}
