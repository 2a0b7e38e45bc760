import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Who may speak with this launch of the browser host. */
export interface Sessions {
  /** The token that opens the next session; used up by `open`. */
  readonly token: string;
  /** Exchanges the token for a session. @returns undefined for any other or a used token */
  open(token: string): string | undefined;
  knows(session: string): boolean;
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}

/** Compares in a time that tells nothing, whatever the lengths. */
function same(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

/** @param onOpened told after each use, with the fresh token for the next window */
export function createSessions(onOpened: (nextToken: string) => void = () => undefined): Sessions {
  const open: string[] = [];
  let token = secret();
  return {
    get token() {
      return token;
    },
    open(given) {
      if (!same(given, token)) return undefined;
      token = secret();
      const session = secret();
      open.push(session);
      onOpened(token);
      return session;
    },
    knows: (session) => open.reduce((known, one) => same(one, session) || known, false),
  };
}
