import { startS3 } from '../../../../local/cloud/s3/start-s3.ts';

/** Runs the engine in a process of its own, which a test can kill: `node engine-process.ts <folder>`. Prints where it listens. */
const [folder = ''] = process.argv.slice(2);
const { endpoint } = await startS3({ folder });
process.stdout.write(`${endpoint}\n`);
process.once('disconnect', () => process.exit());
