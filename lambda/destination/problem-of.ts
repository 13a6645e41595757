import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { DeliveryError, type DeliveryProblem } from './delivery-error.ts';

const PROBLEMS: Readonly<Record<string, DeliveryProblem>> = {
  ENOTFOUND: 'host-not-found',
  EAI_AGAIN: 'host-not-found',
  ECONNREFUSED: 'connection-refused',
  ERR_IP_BLOCKED: 'private-address-refused',
};

/** Says how a request failed that got no answer, by its error and how far its connection had come. */
export function problemOf(error: NodeJS.ErrnoException, socket: Socket | null): DeliveryError {
  if (error instanceof DeliveryError) return error;
  const problem = PROBLEMS[error.code ?? ''];
  if (problem !== undefined) return new DeliveryError(problem);
  return new DeliveryError(progressOf(socket), error.code);
}

function progressOf(socket: Socket | null): DeliveryProblem {
  if (socket === null || socket.connecting) return 'not-reached';
  return socket instanceof TLSSocket && socket.authorized ? 'connection-lost' : 'tls-failed';
}
