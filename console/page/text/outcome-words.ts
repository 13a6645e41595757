/** How a state looks: a shape and a word, and a colour that says no more than they do. */
export interface Look {
  readonly shape: string;
  readonly word: string;
  readonly tone: 'fine' | 'busy' | 'bad' | 'quiet';
}

const LOOKS: Readonly<Record<string, Look>> = {
  // Deliveries.
  accepted: { shape: '●', word: 'accepted', tone: 'fine' },
  duplicate: { shape: '◉', word: 'duplicate', tone: 'quiet' },
  parked: { shape: '◐', word: 'parked', tone: 'busy' },
  ping: { shape: '·', word: 'ping', tone: 'quiet' },
  rejected: { shape: '▲', word: 'rejected', tone: 'bad' },
  malformed: { shape: '▲', word: 'malformed', tone: 'bad' },
  'unknown-source': { shape: '▲', word: 'unknown source', tone: 'bad' },
  'too-large': { shape: '▲', word: 'too large', tone: 'bad' },
  unavailable: { shape: '■', word: 'unavailable', tone: 'bad' },
  // What a delivery passes.
  passed: { shape: '✓', word: 'passed', tone: 'quiet' },
  verified: { shape: '✓', word: 'verified', tone: 'fine' },
  // Attempts.
  applied: { shape: '✓', word: 'applied', tone: 'fine' },
  stale: { shape: '✓', word: 'stale', tone: 'quiet' },
  ignored: { shape: '✓', word: 'ignored', tone: 'quiet' },
  failed: { shape: '▲', word: 'failed', tone: 'bad' },
  held: { shape: '◐', word: 'held', tone: 'busy' },
  // Standings.
  handled: { shape: '✓', word: 'handled', tone: 'fine' },
  'handed-over': { shape: '→', word: 'handed over', tone: 'fine' },
  waiting: { shape: '◐', word: 'waiting', tone: 'busy' },
  'not-published': { shape: '○', word: 'not published', tone: 'busy' },
  failing: { shape: '▲', word: 'failed', tone: 'bad' },
  quarantined: { shape: '◆', word: 'quarantined', tone: 'bad' },
  dead: { shape: '✕', word: 'dead', tone: 'bad' },
  refused: { shape: '✕', word: 'refused by the topic', tone: 'bad' },
  dropped: { shape: '⊘', word: 'dropped', tone: 'quiet' },
  'not-asked': { shape: '–', word: 'not asked', tone: 'quiet' },
  unknown: { shape: '?', word: 'no trace', tone: 'bad' },
  unreadable: { shape: '⊠', word: 'no access', tone: 'quiet' },
  paused: { shape: '‖', word: 'paused', tone: 'busy' },
  running: { shape: '▸', word: 'running', tone: 'fine' },
};

/** How an outcome or a state looks. One that is not known is its own word. */
export function lookOf(state: string): Look {
  return (
    (Object.hasOwn(LOOKS, state) ? LOOKS[state] : undefined) ?? { shape: '•', word: state, tone: 'quiet' }
  );
}
