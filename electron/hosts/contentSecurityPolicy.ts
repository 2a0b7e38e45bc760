/** Where a host's page finds what is not the page itself. */
export interface PageSources {
  /** Source expression of the library's files. */
  media: string;
  /** Source expression of the socket; undefined where there is none. */
  socket?: string;
}

/**
 * The page's policy, the same on both hosts: scripts, workers and fonts come from the built screen alone, and nothing
 * is fetched from anywhere else. Styles may be inline because Mantine writes its theme into the page.
 */
export function contentSecurityPolicy({ media, socket }: PageSources): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    `img-src 'self' data: blob: ${media}`,
    `media-src 'self' blob: ${media}`,
    `connect-src 'self' ${media}${socket === undefined ? '' : ` ${socket}`}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}

/** What every answer with a part of the screen carries. */
export function pageHeaders(sources: PageSources): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(sources),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), display-capture=(), usb=(), serial=()',
  };
}
