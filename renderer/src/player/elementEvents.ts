/** What an element tells, in the player's terms. */
export interface ElementNews {
  onPlay: () => void;
  onPause: () => void;
  onEnded: () => void;
  onSeeked: () => void;
  /** It can be asked to seek; its length in milliseconds, if it knows it. */
  onReady: (durationMs: number | null) => void;
  /** It gave up, with a MediaError code. */
  onFailure: (code: number) => void;
}

/** @returns a function that listens to an element until what it returns is called */
export function elementEvents(news: ElementNews): (video: HTMLVideoElement) => () => void {
  return (video) => {
    const { duration } = video;
    const ready = () =>
      news.onReady(Number.isFinite(video.duration) ? Math.round(video.duration * 1000) : null);
    const listeners: Record<string, () => void> = {
      play: news.onPlay,
      pause: news.onPause,
      ended: news.onEnded,
      seeked: news.onSeeked,
      loadedmetadata: ready,
      durationchange: ready,
      error: () => news.onFailure(video.error?.code ?? 0),
    };
    for (const [name, listener] of Object.entries(listeners)) video.addEventListener(name, listener);
    if (!Number.isNaN(duration)) ready();
    return () => {
      for (const [name, listener] of Object.entries(listeners)) video.removeEventListener(name, listener);
    };
  };
}
