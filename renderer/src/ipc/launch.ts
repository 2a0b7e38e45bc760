/** What the address of the page says when a host opens it. */
export interface Launch {
  token: string | null;
  exchangeUrl: string | null;
}

/** Reads `#token=…&exchange=…`; a location inside the screen (`#/…`) says nothing. */
export function parseLaunch(hash: string): Launch {
  const text = hash.replace(/^#/, '');
  if (text === '' || text.startsWith('/')) return { token: null, exchangeUrl: null };
  const fields = new URLSearchParams(text);
  return { token: fields.get('token') || null, exchangeUrl: fields.get('exchange') || null };
}

let launched: Launch = { token: null, exchangeUrl: null };

/** Takes the launch out of the address, so that no token stays in the history. */
export function takeLaunch(): Launch {
  launched = parseLaunch(window.location.hash);
  if (launched.token !== null || launched.exchangeUrl !== null) {
    window.history.replaceState(null, '', `${window.location.pathname}#/`);
  }
  return launched;
}

/** The exchange address the host was started with, to fill the enrolment form. */
export function launchedExchange(): string {
  return launched.exchangeUrl ?? '';
}
