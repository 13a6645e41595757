import { styleText } from 'node:util';

/** What a piece of text is, from which follows how it looks. */
export type Tone = 'plain' | 'good' | 'warning' | 'bad' | 'quiet' | 'strong' | 'command';

/** Colours text, or leaves it as it is. Applied last: colour codes have no width. */
export type Paint = (tone: Tone, text: string) => string;

const STYLES = {
  good: 'green',
  warning: 'yellow',
  bad: 'red',
  quiet: 'dim',
  strong: 'bold',
  command: 'cyan',
} as const;

export function createPaint(colours: boolean): Paint {
  return (tone, text) => {
    if (!colours || tone === 'plain' || text.trim() === '') return text;
    return styleText(STYLES[tone], text, { validateStream: false });
  };
}
