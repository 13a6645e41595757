import { buildEvent } from '../../../client/src/testing/build-event.ts';
import { type Clients, createClients } from '../../../local/cloud/engines/clients.ts';
import type { LocalPipeline } from '../../../local/local-pipeline.ts';

/** What a seed needs of the pipeline on this machine. */
export type SeededPipeline = Pick<LocalPipeline, 'region' | 'aws'> & {
  readonly quarantineTable: string;
  readonly ledgerTable: string;
  readonly parkedTable: string;
};

/** What connects a seed. It ends what it has connected. */
export async function seeding(
  { region, aws }: SeededPipeline,
  seed: (clients: Clients) => Promise<void>,
): Promise<void> {
  const clients = createClients(region, aws);
  try {
    await seed(clients);
  } finally {
    for (const client of Object.values(clients)) client.destroy();
  }
}

/** A user signed up: the event of a user such as `did:privy:cmzoefixture000000000001`, as subscribers get it. */
export function createdEvent(user: string, id: string) {
  const groupId = `privy/main#${user}`;
  const event = buildEvent('privy.user.created', { id, subject: user, partitionkey: groupId });
  return { event, groupId, body: JSON.stringify(event) };
}
