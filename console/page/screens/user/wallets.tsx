import { useSignal } from '@preact/signals';
import type { FollowedUser } from '../../../../ops/user/follow-user.ts';
import type { UserWallet } from '../../../../ops/user/user-wallets.ts';
import { Moment } from '../../parts/moment.tsx';
import { inertText } from '../../text/inert-text.ts';
import { shortAddress } from '../../text/short-address.ts';

/** The wallets of a user, each shortened until it is clicked. */
export function Wallets({ user: { wallets, hasMore } }: { readonly user: FollowedUser }) {
  return (
    <section aria-labelledby="wallets">
      <h2 id="wallets">Wallets</h2>
      {wallets.length === 0 ? <p class="faint">No event of this user names a wallet.</p> : null}
      {wallets.length === 0 ? null : (
        <div class="wide">
          <table class="stacks">
            <thead>
              <tr>
                <th scope="col">Address</th>
                <th scope="col">Chain</th>
                <th scope="col">Who holds the key</th>
                <th scope="col">First named</th>
                <th scope="col">What else is known</th>
              </tr>
            </thead>
            <tbody>
              {wallets.map((wallet) => (
                <WalletRow key={`${wallet.source} ${wallet.address}`} wallet={wallet} hasMore={hasMore} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

const KINDS: Readonly<Record<UserWallet['kind'], string>> = {
  embedded: 'the provider (embedded)',
  external: 'the user (external)',
  smart: 'a contract (smart)',
};

function WalletRow({ wallet, hasMore }: { readonly wallet: UserWallet; readonly hasMore: boolean }) {
  const { address, chain, kind, since } = wallet;
  return (
    <tr>
      <th scope="row">
        <Address address={address} />
      </th>
      <td data-label="Chain">{inertText(chain ?? '–')}</td>
      <td data-label="Key">{KINDS[kind]}</td>
      <td data-label="First named">
        {since === undefined ? (
          <span class="faint">before the events below</span>
        ) : (
          <>
            <Moment at={since} />
            {hasMore ? ' or earlier' : ''}
          </>
        )}
      </td>
      <td>
        <More {...wallet} />
      </td>
    </tr>
  );
}

/** What of a wallet matters to whoever helps its owner. */
function More({ exportedAt, recoveredAt, recoveryMethod, isInDirectory, source }: UserWallet) {
  return (
    <>
      {exportedAt === undefined ? null : (
        <span class="mark busy">
          <span class="shape" aria-hidden="true">
            ▲
          </span>
          key taken out <Moment at={exportedAt} />{' '}
        </span>
      )}
      {recoveredAt === undefined ? null : (
        <>
          recovered <Moment at={recoveredAt} />{' '}
        </>
      )}
      {recoveryMethod === undefined ? null : `recovered by ${inertText(recoveryMethod)} `}
      <small class="faint">
        {isInDirectory ? `in the directory, ${source}` : `from events of ${source}`}
      </small>
    </>
  );
}

function Address({ address }: { readonly address: string }) {
  const isWhole = useSignal(false);
  const short = shortAddress(address);
  if (short === address) return <code>{inertText(address)}</code>;
  return (
    <button
      type="button"
      class="quiet"
      aria-expanded={isWhole.value}
      aria-label={isWhole.value ? 'Shorten the address' : `Show the whole address ${inertText(short)}`}
      onClick={() => {
        isWhole.value = !isWhole.value;
      }}
    >
      <code class={isWhole.value ? 'whole' : undefined}>{inertText(isWhole.value ? address : short)}</code>
    </button>
  );
}
