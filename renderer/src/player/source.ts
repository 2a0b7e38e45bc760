/** A text track that can be shown over a recording. */
export interface CaptionSource {
  id: string;
  /** Where its WebVTT is. */
  url: string;
  /** What a person chooses it by. */
  label: string;
  /** BCP 47, where it is known. */
  language: string | null;
}

/** What a player plays; the player knows nothing of whose it is. */
export interface RecordingSource {
  url: string;
  title: string;
  /** Sound alone has no frames to step through. */
  hasPicture: boolean;
  /** Where the presentation times of its frames are, once they are known. */
  framesUrl: string | null;
  captions: readonly CaptionSource[];
}
