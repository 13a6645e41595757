import { Worker } from 'node:worker_threads';

/** The descriptor whose other end only the parent holds. */
const LIFELINE = 3;

const WATCH = `
  const { Socket } = require('node:net');
  const die = () => process.kill(process.pid, 'SIGKILL');
  new Socket({ fd: ${LIFELINE} }).on('error', die).on('close', die).resume();
`;

/** Ends this process when the parent is gone, in a thread of its own: a handler may be busy in an endless loop. */
export function dieWithParent(): void {
  new Worker(WATCH, { eval: true }).unref();
}
