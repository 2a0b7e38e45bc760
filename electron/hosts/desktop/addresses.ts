import { pageHeaders } from '../contentSecurityPolicy.ts';

/** The page's origin; nothing else is ever shown in the window. */
export const pageOrigin = 'app://rangefinder';
export const pageAddress = `${pageOrigin}/`;

export const securityHeaders = pageHeaders({ media: 'media:' });

/** Whether an address lies in the page's origin. */
export function isPage(url: string): boolean {
  return url === pageOrigin || url.startsWith(pageAddress);
}
