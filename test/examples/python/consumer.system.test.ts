import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Example, itIsAConsumer, type UserKey } from '../consumer-rules.ts';

const script = join(import.meta.dirname, '../../../examples/python/consumer.py');

function requireBoto3(): void {
  try {
    execFileSync('python3', ['-c', 'import boto3'], { stdio: 'ignore' });
  } catch {
    throw new Error(
      'The Python example needs python3 (3.10 or later) with boto3: pip install boto3. `npm test` does without.',
    );
  }
}

function pythonExample(): Example {
  let file = '';
  return {
    async install(environment) {
      file = environment['DATABASE'] ?? '';
      return { command: 'python3', args: [script], environment };
    },
    async stored({ source, subject }: UserKey) {
      using database = new DatabaseSync(file);
      const where = 'WHERE source = ? AND subject = ?';
      const user = database.prepare(`SELECT * FROM users ${where}`).get(source, subject);
      if (user === undefined) return undefined;
      const wallets = database.prepare(`SELECT address FROM wallets ${where}`).all(source, subject);
      return {
        logins: Number(user['logins']),
        wallets: wallets.map(({ address }) => String(address)),
        lastEventId: String(user['last_event_id']),
      };
    },
    async uninstall() {},
  };
}

requireBoto3();

describe('the Python example', () => {
  itIsAConsumer(pythonExample());
});
