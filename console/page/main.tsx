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
openStream();
void openSession();
render(<Page />, document.getElementById('page') as HTMLElement);
