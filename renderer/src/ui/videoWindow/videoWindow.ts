import { createStore } from 'zustand';
import { videoWindowAddress, videoWindowName } from '#shared/contract/videoWindow.ts';
import { dressLike } from './dressLike.ts';

/** The second window, which shows the video while it is open. */
interface VideoWindow {
  /** Where the video is drawn; null while there is no second window. */
  place: HTMLElement | null;
}

export const videoWindow = createStore<VideoWindow>(() => ({ place: null }));

function opened(): Window | null {
  return videoWindow.getState().place?.ownerDocument.defaultView ?? null;
}

export function closeVideoWindow(): void {
  opened()?.close();
  videoWindow.setState({ place: null });
}

/** Opens the second window, or brings it to the front. @returns whether there is one: a host may refuse it */
export function openVideoWindow(title: string): boolean {
  const already = opened();
  if (already !== null) {
    already.focus();
    return true;
  }
  const view = window.open(videoWindowAddress, videoWindowName);
  if (view === null) return false;
  const undress = dressLike(view.document, document);
  view.document.title = title;
  const place = view.document.createElement('main');
  view.document.body.replaceChildren(place);
  const left = () => {
    undress();
    videoWindow.setState({ place: null });
  };
  view.addEventListener('pagehide', left, { once: true });
  // Without the page that draws into it, it would stand there with a still picture.
  window.addEventListener('pagehide', () => view.close(), { once: true });
  videoWindow.setState({ place });
  return true;
}
