import { hostHandler } from '../../handler-kit/host-handler.ts';
import { handle } from './handle.ts';
import { loginCount } from './manifest.ts';

export const handler = hostHandler({ manifest: loginCount, handle });
