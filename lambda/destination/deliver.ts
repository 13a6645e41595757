import { signMessage } from '../../core/destination/sign-message.ts';
import { webhookId } from '../../core/destination/webhook-id.ts';
import type { Handle } from '../../core/handling/handler.ts';
import type { SigningSecrets } from '../../core/secrets/secrets.ts';
import type { Post } from './post.ts';

/** What a destination's function needs. */
export interface DeliveryPorts {
  readonly post: Post;
  /** The signing secret, by its id in Secrets Manager. */
  readonly secrets: Pick<SigningSecrets<string>, 'accepted'>;
  readonly secretId: string;
  readonly now: () => Date;
}

/** The `handle` of a destination: posts the message as it stands in the queue, signed for this attempt. */
export function deliver({ post, secrets, secretId, now }: DeliveryPorts): Handle {
  return async (event, { body, signal }) => {
    const signing = await secrets.accepted(secretId);
    const signature = signMessage({ id: webhookId(event), body, at: now() }, signing);
    const headers = { 'content-type': 'application/json', 'user-agent': 'wallet-webhooks', ...signature };
    await post({ headers, body }, signal);
    return 'applied';
  };
}
