import { problem } from '#shared/contract/errors.ts';

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether a host name is this machine itself. */
function isLoopback(hostname: string): boolean {
  return loopback.test(hostname);
}

function parse(text: string): URL | undefined {
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? '' : 'https://';
  return URL.canParse(scheme + text) ? new URL(scheme + text) : undefined;
}

/**
 * An exchange's address as a person types it, made whole: `https` where no scheme is given, without a trailing
 * slash. Plain `http` only to this machine itself, for there is no network to listen on.
 * @throws ProblemError `exchange_address`
 */
export function normaliseAddress(text: string): string {
  const url = parse(text.trim());
  if (!url || url.hostname === '') {
    throw refused('This is not an address of an exchange.');
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw refused('This address begins with http, so what is sent there could be read on the way.');
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw refused(`An exchange cannot be reached by ${url.protocol.slice(0, -1)}.`);
  }
  if (url.username !== '' || url.password !== '') {
    throw refused('This address holds a user name or a password, which an exchange does not ask for.');
  }
  return `${url.protocol}//${url.host}${url.pathname.replace(/\/+$/, '')}`;
}

function refused(message: string) {
  return problem(
    'exchange_address',
    message,
    'Type the address as the programme office gave it, for example https://exchange.example.org.',
  );
}
