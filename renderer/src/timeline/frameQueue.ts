/** Work for the next frame of the screen: asked for any number of times, each kind is done once. */
export interface FrameQueue {
  ask(kind: string, work: () => void): void;
  /** Drops what waits. */
  close(): void;
}

interface Frames {
  request(callback: () => void): number;
  cancel(handle: number): void;
}

const screenFrames: Frames = {
  request: (callback) => requestAnimationFrame(callback),
  cancel: (handle) => cancelAnimationFrame(handle),
};

export function createFrameQueue(frames: Frames = screenFrames): FrameQueue {
  const waiting = new Map<string, () => void>();
  let handle: number | null = null;

  function run(): void {
    handle = null;
    const work = [...waiting.values()];
    waiting.clear();
    for (const one of work) one();
  }

  return {
    ask(kind, work) {
      waiting.set(kind, work);
      handle ??= frames.request(run);
    },
    close() {
      if (handle !== null) frames.cancel(handle);
      handle = null;
      waiting.clear();
    },
  };
}
