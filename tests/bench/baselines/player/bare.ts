/** The least a page can do to seek: an element, and nothing of the product. */
const video = document.querySelector('video');
if (video !== null) {
  video.src = new URLSearchParams(location.search).get('recording') ?? '';
  /** Milliseconds from asking for a time to the frame at it. */
  const seek = (ms: number) =>
    new Promise<number>((resolve) => {
      const from = performance.now();
      video.requestVideoFrameCallback(() => resolve(performance.now() - from));
      video.currentTime = ms / 1000;
    });
  Object.assign(window, { seek });
}
