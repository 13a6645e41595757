import { render } from 'preact';
import { Page } from './page.tsx';
import { listenForKeys } from './parts/keys.tsx';
import { startClock } from './state/clock.ts';
import { openStream } from './state/live.ts';
import { followLinks } from './state/location.ts';
import { openSession } from './state/session.ts';

followLinks();
listenForKeys();
startClock();
// No screen is there before it has come, and what the stream starts would be done first.
void openSession();
openStream();
render(<Page />, document.getElementById('page') as HTMLElement);
