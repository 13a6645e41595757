import type { HandleOf } from 'wallet-webhooks/handler';
import type { crmContact } from './manifest.ts';

/** Puts the contact under the user's id, so that a repeated call changes nothing. */
export const handle: HandleOf<typeof crmContact> = async (event, { environment, secret, signal }) => {
  if (event.subject === undefined) return 'ignored';
  const id = encodeURIComponent(`${event.source}#${event.subject}`);
  const answer = await fetch(`${environment.CRM_URL}/contacts/${id}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${await secret('crmToken')}`, 'content-type': 'application/json' },
    body: JSON.stringify({ since: event.time }),
    signal,
  });
  if (!answer.ok)
    throw Object.assign(new Error('the CRM refused the contact'), { code: `crm-${answer.status}` });
  return 'applied';
};
