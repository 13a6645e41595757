import { Moment } from '../parts/moment.tsx';
import { status } from '../state/live.ts';
import { session } from '../state/session.ts';
import { Balance } from './now/balance.tsx';
import { Deliveries } from './now/deliveries.tsx';
import { Headline } from './now/headline.tsx';
import { Sources } from './now/sources.tsx';
import { Subscribers } from './now/subscribers.tsx';

/** How the stage is now. */
export function NowScreen() {
  const data = status.value;
  return (
    <>
      {data === undefined ? (
        <h1 class="headline faint">Looking at the stage …</h1>
      ) : (
        <>
          <Headline status={data} />
          <p class="faint">
            as of <Moment at={data.at} />
          </p>
          <Sources sources={data.sources} />
          <Subscribers subscribers={data.subscribers} />
        </>
      )}
      {session.value?.isLocal ? <Balance /> : null}
      <Deliveries />
    </>
  );
}
