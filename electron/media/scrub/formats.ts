/** A kind of file for recordings, and what can go into it as it is. */
export interface RecordingFormat {
  /** ffmpeg's name of what writes it. */
  muxer: string;
  endings: readonly string[];
  video: ReadonlySet<string>;
  audio: ReadonlySet<string>;
  /** Whether what cannot go in as it is can be made anew for it, as H.264 and AAC. */
  encodes: boolean;
  /** Words only this writer knows. */
  words: readonly string[];
}

const none: ReadonlySet<string> = new Set();
const pcm = ['pcm_s16le', 'pcm_s24le', 'pcm_s32le', 'pcm_f32le', 'pcm_u8', 'pcm_s16be', 'pcm_s24be'];

/**
 * H.264, HEVC, VP8, VP9 and AV1 keep what is not picture in units that can be left out; others hide it in their
 * headers, so they are made anew.
 */
export const recordingFormats: readonly RecordingFormat[] = [
  {
    muxer: 'mp4',
    endings: ['mp4', 'm4v', 'm4a'],
    video: new Set(['h264', 'hevc', 'av1']),
    audio: new Set(['aac', 'mp3', 'ac3', 'eac3', 'alac']),
    encodes: true,
    words: ['-write_tmcd', '0'],
  },
  {
    muxer: 'mov',
    endings: ['mov'],
    video: new Set(['h264', 'hevc']),
    audio: new Set(['aac', 'mp3', 'ac3', 'alac', ...pcm]),
    encodes: true,
    words: ['-write_tmcd', '0'],
  },
  {
    muxer: 'webm',
    endings: ['webm'],
    video: new Set(['vp8', 'vp9', 'av1']),
    audio: new Set(['opus', 'vorbis']),
    encodes: false,
    words: [],
  },
  {
    muxer: 'matroska',
    endings: ['mkv', 'mka'],
    video: new Set(['h264', 'hevc', 'vp8', 'vp9', 'av1']),
    audio: new Set(['aac', 'mp3', 'ac3', 'opus', 'vorbis', 'flac']),
    encodes: true,
    words: [],
  },
  {
    muxer: 'mp3',
    endings: ['mp3'],
    video: none,
    audio: new Set(['mp3']),
    encodes: false,
    words: ['-write_xing', '0', '-id3v2_version', '0'],
  },
  { muxer: 'flac', endings: ['flac'], video: none, audio: new Set(['flac']), encodes: false, words: [] },
  {
    muxer: 'ogg',
    endings: ['ogg', 'oga', 'opus'],
    video: none,
    audio: new Set(['opus', 'vorbis', 'flac']),
    encodes: false,
    words: [],
  },
  { muxer: 'wav', endings: ['wav'], video: none, audio: new Set(pcm), encodes: false, words: [] },
];

/** The units of a coded picture that hold something else than picture, by codec: supplemental information, metadata. */
export const besideThePicture: Readonly<Record<string, { units: string; raw: string }>> = {
  h264: { units: '6', raw: 'h264' },
  hevc: { units: '39-40', raw: 'hevc' },
  av1: { units: '5', raw: 'obu' },
};
