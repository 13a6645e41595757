import { hostHandler } from '../../handler-kit/host-handler.ts';
import { handle } from './handle.ts';
import { userDirectory } from './manifest.ts';

export const handler = hostHandler({ manifest: userDirectory, handle });
