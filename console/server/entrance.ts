import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** It ends with the console all the same, whose session no other one has; until then a browser may be closed and opened again. */
const COOKIE_SECONDS = 30 * 86_400;

/** What lets a browser in: a token that counts once, and the cookie that it is exchanged for. */
export class Entrance {
  readonly #cookieName: string;
  readonly #session = secret();
  /** What a change is sent with. */
  readonly writeToken = secret();
  #token: string | undefined = secret();

  /** The browser gives cookies to all ports of a host: the name keeps those of two consoles apart. */
  constructor(port: number) {
    this.#cookieName = `wallet-webhooks-console-${port}`;
  }

  /** The token, until it is used. */
  get token(): string | undefined {
    return this.#token;
  }

  /** The cookie for the token, once. Undefined for any other token. */
  enter(token: string): string | undefined {
    if (this.#token === undefined || !isSame(token, this.#token)) return undefined;
    this.#token = undefined;
    return `${this.#cookieName}=${this.#session}; Path=/; Max-Age=${COOKIE_SECONDS}; HttpOnly; SameSite=Strict`;
  }

  /** Whether the cookies of a request have the session. */
  isInside(cookies: string | undefined): boolean {
    const values = (cookies ?? '').split(';').map((pair) => pair.trim().split('='));
    return values.some(([name, value = '']) => name === this.#cookieName && isSame(value, this.#session));
  }

  mayChange(token: string | undefined): boolean {
    return token !== undefined && isSame(token, this.writeToken);
  }
}

function secret(): string {
  return randomBytes(24).toString('base64url');
}

/** In the same time whatever they are. */
function isSame(given: string, wanted: string): boolean {
  return timingSafeEqual(digest(given), digest(wanted));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
