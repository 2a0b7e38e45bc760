/** What decides whether the screen's Chromium plays a recording. */
export interface Tracks {
  /** ffprobe's names of the container, comma-separated: `mov,mp4,m4a,3gp,3g2,mj2`. */
  container: string;
  video: { codec: string; pixelFormat: string; jumps?: boolean | undefined } | null;
  audio: { codec: string } | null;
}

// Measured in Electron 43 on files of each kind. Chromium raises no error over a track it cannot decode: it plays the
// sound without the picture, or the picture without the sound. So this table decides, not the player.
const containers = new Set(['mov', 'matroska', 'ogg', 'wav', 'mp3', 'aac', 'flac']);
const eightBit = ['yuv420p', 'yuvj420p'];
const videoCodecs = new Map([
  ['h264', eightBit],
  ['vp8', eightBit],
  ['vp9', [...eightBit, 'yuv420p10le', 'yuv444p']],
  ['av1', [...eightBit, 'yuv420p10le']],
]);
const audioCodec = /^(?:aac|mp3|opus|vorbis|flac|pcm_(?:u8|s16le|s24le|s32le|f32le|alaw|mulaw))$/;

/** Why Chromium would not play a recording in full, in words for a person; undefined where it does. */
export function whyUnplayable({ container, video, audio }: Tracks): string | undefined {
  if (video === null && audio === null) return 'there is neither picture nor sound in it';
  const [name = ''] = container.split(',');
  if (!containers.has(name)) return `its container (${name}) is not one the player reads`;
  if (video) {
    const formats = videoCodecs.get(video.codec);
    if (!formats) return `its picture is in a coding (${video.codec}) the player does not read`;
    if (!formats.includes(video.pixelFormat))
      return `its picture is in a form of ${video.codec} (${video.pixelFormat}) the player does not read`;
  }
  if (video?.jumps === false) return 'the player can play it on, but not jump in it';
  if (audio && !audioCodec.test(audio.codec))
    return `its sound is in a coding (${audio.codec}) the player does not read`;
  return undefined;
}
