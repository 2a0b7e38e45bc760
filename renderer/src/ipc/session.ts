const key = 'rangefinder.session';

/** The session of this tab, kept over a reload and gone with the tab. */
export function storedSession(): string | null {
  return window.sessionStorage.getItem(key);
}

export function forgetSession(): void {
  window.sessionStorage.removeItem(key);
}

/**
 * Exchanges the one-time token of the printed address for a session.
 * @returns null where the host does not know the token (any more)
 */
export async function openSession(token: string): Promise<string | null> {
  const response = await fetch('/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  if (!response.ok) return null;
  const body: unknown = await response.json();
  if (typeof body !== 'object' || body === null || !('session' in body)) return null;
  const { session } = body;
  if (typeof session !== 'string') return null;
  window.sessionStorage.setItem(key, session);
  return session;
}
