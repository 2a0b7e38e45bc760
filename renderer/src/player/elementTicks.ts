/** Tells the media time of every frame the element shows, milliseconds. */
function tellFrames(video: HTMLVideoElement, onFrame: (ms: number) => void): () => void {
  if (!('requestVideoFrameCallback' in video)) return () => undefined;
  let handle = 0;
  const told = (_at: number, { mediaTime }: VideoFrameCallbackMetadata) => {
    handle = video.requestVideoFrameCallback(told);
    onFrame(mediaTime * 1000);
  };
  handle = video.requestVideoFrameCallback(told);
  return () => video.cancelVideoFrameCallback(handle);
}

/** Sound has no frames to be told: its time is looked at whenever the screen is drawn while it plays. */
function tellSound(video: HTMLVideoElement, onTick: () => void): () => void {
  let handle = 0;
  const stop = () => cancelAnimationFrame(handle);
  const again = () => {
    onTick();
    handle = requestAnimationFrame(again);
  };
  const start = () => {
    stop();
    if (video.videoWidth === 0) handle = requestAnimationFrame(again);
  };
  video.addEventListener('playing', start);
  video.addEventListener('pause', stop);
  return () => {
    stop();
    video.removeEventListener('playing', start);
    video.removeEventListener('pause', stop);
  };
}

const momentsOfChange = ['timeupdate', 'seeked', 'loadedmetadata', 'pause'] as const;

/**
 * Tells what moves an element's time, until the returned function is called.
 * @param onFrame a frame is on screen; its presentation time, milliseconds
 * @param onTick the time may have changed otherwise
 */
export function tellTicks(
  video: HTMLVideoElement,
  onFrame: (ms: number) => void,
  onTick: () => void,
): () => void {
  const stops = [tellFrames(video, onFrame), tellSound(video, onTick)];
  for (const name of momentsOfChange) video.addEventListener(name, onTick);
  return () => {
    for (const stop of stops) stop();
    for (const name of momentsOfChange) video.removeEventListener(name, onTick);
  };
}
