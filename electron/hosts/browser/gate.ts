import type { IncomingMessage } from 'node:http';

/** Decides whether a request comes from this machine's browser showing our page. */
export interface Gate {
  /** @param needsOrigin true for whatever changes something: a page always sends its origin with those */
  admits(request: IncomingMessage, needsOrigin: boolean): boolean;
}

/**
 * Checks `Host`, against names of other sites that resolve to this machine, and `Origin` and `Sec-Fetch-Site`,
 * against other sites' pages in the same browser.
 */
export function createGate(port: number): Gate {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  return {
    admits({ headers, rawHeaders }, needsOrigin) {
      const named = rawHeaders.filter(
        (text, index) => index % 2 === 0 && text.toLowerCase() === 'host',
      ).length;
      const { host, origin } = headers;
      if (named !== 1 || host === undefined || !hosts.includes(host)) return false;
      if (origin === undefined ? needsOrigin : origin !== `http://${host}`) return false;
      const site = headers['sec-fetch-site'];
      return site === undefined || site === 'same-origin' || site === 'none';
    },
  };
}
