import type { LocalPipeline } from '../../local/local-pipeline.ts';
import { Random } from '../simulation/random.ts';
import { LeakFinder } from './find-leaks.ts';
import { type Marks, makeMarks } from './marks.ts';
import { hex } from './user-story.ts';

/** Knows everything in a run that no log and no answer may hold. */
export class Secrecy {
  readonly marks: Marks;
  /** Signing secrets of somebody else, by source. */
  readonly wrongSecrets: Readonly<Record<string, string>>;
  readonly finder = new LeakFinder();
  readonly #answers: string[] = [];
  readonly #signatures = new Set<string>();

  constructor(seed: number) {
    const random = new Random(`${seed}/secrecy`);
    this.marks = makeMarks(random);
    this.wrongSecrets = {
      'privy/main': `whsec_${Buffer.from(hex(64, random), 'hex').toString('base64')}`,
      'dynamic/main': `dyn_${hex(43, random)}`,
    };
  }

  noteExchange(signature: string, answerText: string): void {
    this.#signatures.add(signature);
    this.#answers.push(answerText);
  }

  /** Everything that was answered, in one text. */
  get answers(): string {
    return this.#answers.join('\n');
  }

  /** Makes the finder know all marks, secrets and signatures. */
  complete(sources: LocalPipeline['sources']): LeakFinder {
    const secrets = [
      ...Object.values(sources).map(({ secret }) => secret),
      ...Object.values(this.wrongSecrets),
    ];
    for (const secret of secrets) {
      this.finder.addMark(secret);
      this.finder.addValue(secret.replace(/^(whsec_|dyn_)/, ''));
    }
    this.finder.addMark(this.marks.text);
    this.finder.addMark(this.marks.digits);
    for (const signature of this.#signatures) this.finder.addValue(signature);
    return this.finder;
  }
}
