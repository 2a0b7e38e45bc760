import type { OnBeforeRequestListenerDetails, Session } from 'electron';
import { isPage, pageOrigin } from './addresses.ts';

/** The screen plays, reads and writes through its bridge: it needs no camera, place, notification or device. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
}

function isAllowed({ url, resourceType, frame }: OnBeforeRequestListenerDetails): boolean {
  if (isPage(url)) return true;
  if (url.startsWith('media://library/'))
    return resourceType !== 'mainFrame' && resourceType !== 'subFrame' && frame?.origin === pageOrigin;
  return /^(?:blob:app:\/\/rangefinder\/|data:|devtools:)/.test(url);
}

/** Nothing reaches a network from the window, and only our page reaches the library. */
export function denyRequests(session: Session): void {
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isAllowed(details) }));
  session.setSpellCheckerEnabled(false);
}
