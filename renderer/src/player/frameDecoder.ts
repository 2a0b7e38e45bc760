import { ALL_FORMATS, Input, type InputVideoTrack, UrlSource, VideoSampleSink } from 'mediabunny';
import { type FrameTimes, frameAt, frameMs } from '#shared/domain/frameTimes.ts';
import { type FrameWindow, keptSize } from './frameWindow.ts';

/** A decoded frame, upright. Whoever takes it closes its picture. */
export interface DecodedFrame {
  frame: number;
  picture: ImageBitmap;
}

export interface FrameDecoder {
  width: number;
  height: number;
  /** Decodes a run of frames in order. @throws where a frame is not where the frame times have it */
  decode(run: FrameWindow): AsyncGenerator<DecodedFrame, void, unknown>;
  close(): void;
}

const cacheBytes = 16 * 1024 ** 2;
/** How far a decoded frame may be from its place in the frame times: both are rounded to ticks of their own. */
const toleranceMs = 1;

/** The picture of a recording, where this browser decodes it frame by frame. */
async function decodableTrack(input: Input): Promise<InputVideoTrack | null> {
  const track = await input.getPrimaryVideoTrack();
  // What has a wider range than the canvas would look different on it.
  if (track === null || (await track.hasHighDynamicRange()) || !(await track.canDecode())) return null;
  return track;
}

async function* decodeRun(sink: VideoSampleSink, times: FrameTimes, startMs: number, run: FrameWindow) {
  const seconds = (frame: number) => (startMs + frameMs(times, frame) - frameMs(times, 0)) / 1000;
  const past = run.last + 1 < times.ticks.length ? seconds(run.last + 1) - 1e-5 : undefined;
  for await (const sample of sink.samples(seconds(run.first) + 1e-5, past)) {
    const ms = sample.timestamp * 1000 - startMs + frameMs(times, 0);
    const frame = frameAt(times, ms);
    const { width, height } = keptSize(sample.displayWidth, sample.displayHeight);
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d', { alpha: false });
    if (context !== null) sample.draw(context, 0, 0, width, height);
    sample.close();
    if (Math.abs(frameMs(times, frame) - ms) > toleranceMs)
      throw new RangeError('the frame is not where it should be');
    yield { frame, picture: canvas.transferToImageBitmap() };
  }
}

/** @returns null where this browser cannot decode the recording by itself */
export async function openFrameDecoder(url: string, times: FrameTimes): Promise<FrameDecoder | null> {
  if (!('VideoDecoder' in globalThis)) return null;
  const source = new UrlSource(new URL(url, document.baseURI), {
    maxCacheSize: cacheBytes,
    // The element plays the same file and says what is wrong with it; this goes without.
    getRetryDelay: () => null,
    handleUnhandledError: () => undefined,
  });
  const input = new Input({ source, formats: ALL_FORMATS });
  const close = () => input.dispose();
  try {
    const track = await decodableTrack(input);
    if (track === null) {
      close();
      return null;
    }
    const startMs = (await track.getFirstTimestamp()) * 1000;
    const [width, height] = [await track.getDisplayWidth(), await track.getDisplayHeight()];
    const sink = new VideoSampleSink(track);
    return { ...keptSize(width, height), close, decode: (run) => decodeRun(sink, times, startMs, run) };
  } catch {
    close();
    return null;
  }
}
