import type { Tag } from './exiftool.ts';
import type { FileKind } from './kinds.ts';

/**
 * What a scrubbed file may say about itself: how to read it, and nothing else. Names are ExifTool's; a name that is not
 * here must not be there.
 */

const words = (text: string) => new Set(text.trim().split(/\s+/));

const file = words(`
  FileType FileTypeExtension MIMEType ImageWidth ImageHeight BitsPerSample ColorComponents EncodingProcess
  YCbCrSubSampling ExifByteOrder MIMEEncoding ByteOrderMark Newlines LineCount WordCount ColorSpace
  JPEGImageLength JPEGQualityEstimate JPEGDigest
`);

const movie = words(`
  MajorBrand MinorVersion CompatibleBrands Wide Free Skip MediaDataSize MediaDataOffset MediaData MovieHeaderVersion
  CreateDate ModifyDate TimeScale Duration PreferredRate PreferredVolume MatrixStructure PreviewTime PreviewDuration
  PosterTime SelectionTime SelectionDuration CurrentTime NextTrackID HandlerType TrackHeaderVersion TrackCreateDate
  TrackModifyDate TrackID TrackDuration TrackLayer TrackVolume ImageWidth ImageHeight Unknown_edts EditList
  EditListVersion MediaHeaderVersion MediaCreateDate MediaModifyDate MediaTimeScale MediaDuration MediaLanguageCode
  HandlerClass HandlerVendorID HandlerDescription GraphicsMode OpColor CompressorID VendorID SourceImageWidth
  SourceImageHeight XResolution YResolution CompressorName BitDepth AVCConfiguration HEVCConfiguration
  HEVCConfigurationVersion GeneralProfileSpace GeneralTierFlag GeneralProfileIDC GenProfileCompatibilityFlags
  ConstraintIndicatorFlags GeneralLevelIDC MinSpatialSegmentationIDC ParallelismType ChromaFormat BitDepthLuma
  BitDepthChroma AverageFrameRate ConstantFrameRate NumTemporalLayers TemporalIDNested Unknown_hvcC Unknown_av1C AV1Configuration
  AV1ConfigurationVersion SeqProfile SeqLevelIdx0 SeqTier0 HighBitDepth TwelveBit ChromaSamplePosition
  InitialDelaySamples VideoFrameRate SyncSampleTable CompositionTimeToSample TimeToSampleTable SampleToChunk
  SampleSizes ChunkOffset ChunkOffset64 IdependentAndDisposableSamples SampleGroupDescription SampleToGroup Balance
  AudioFormat AudioBitsPerSample AudioSampleRate AudioChannels LayoutFlags PurchaseFileFormat Unknown_mp4a
  Unknown_esds Unknown_wave Unknown_frma Unknown_chan Unknown_alac Unknown_ac-3 Unknown_dac3 Unknown_dec3 Unknown_dOps
  Unknown_enda BufferSize MaxBitrate AverageBitrate PixelAspectRatio ColorProfiles ColorPrimaries
  TransferCharacteristics MatrixCoefficients VideoFullRangeFlag ColorRepresentation FieldOrder VideoFieldOrder Gamma
  CleanAperture CompositionTimeRange CompositionToDecodeTimelineMapping PartialSyncSamples DolbyVisionConfiguration
  MasteringDisplayColorVolume ContentLightLevel AudioChannelLayout ChannelLayout ChannelDescriptionNum OpusVersion
`);

const matroska = words(`
  EBMLVersion EBMLReadVersion EBMLMaxIDLength EBMLMaxSizeLength DocType DocTypeVersion DocTypeReadVersion Void
  SeekID SeekPosition TimecodeScale TimestampScale MuxingApp WritingApp Duration TrackNumber TrackUID TrackLacing
  TrackLanguage CodecID TrackType TrackUsed TrackDefault TrackForced DefaultDuration VideoFrameRate ImageWidth
  ImageHeight DisplayWidth DisplayHeight DisplayUnit ImageChroma CodecPrivate CodecDelay SeekPreRoll AudioChannels
  AudioSampleRate AudioBitsPerSample VideoScanType CodecName CodecDecodeAll ColourRange ColourPrimaries
  ColourTransfer MatrixCoefficients ChromaSitingHorz ChromaSitingVert TransferCharacteristics Range Primaries
  CuePosition CueTime CueTrack CueClusterPosition CueRelativePosition Crc32 CRC-32 SeekHead Seek Cues CuePoint
  Timecode Timestamp FieldOrder FlagInterlaced Matroska_0x0070 Matroska_0x15b0 Matroska_0x16aa
  Matroska_0x16bb TagTrackUID
`);

const sound = words(`
  MPEGAudioVersion AudioLayer AudioBitrate SampleRate ChannelMode MSStereo IntensityStereo CopyrightFlag
  OriginalMedia Emphasis ModeExtension BlockSizeMin BlockSizeMax FrameSizeMin FrameSizeMax Channels BitsPerSample
  TotalSamples MD5Signature Vendor AudioChannels NominalBitrate MaximumBitrate MinimumBitrate VorbisVersion
  OpusVersion ChannelsNumber OutputGain SampleFrequency Encoding Padding NumChannels AvgBytesPerSec NumSampleFrames
  AudioSampleCount
`);

const picture = words(`
  JFIFVersion ResolutionUnit XResolution YResolution BitDepth ColorType Compression Filter Interlace
  PixelsPerUnitX PixelsPerUnitY PixelUnits SRGBRendering Gamma Palette Transparency SignificantBits
  GIFVersion HasColorMap ColorResolutionDepth BitsPerPixel BackgroundColor PixelAspectRatio TransparentColor
  AnimationIterations FrameCount Duration AnimationPlayMode WebP_Flags VP8Version HorizontalScale VerticalScale
  AlphaIsUsed AnimationFrames AnimationLoopCount AlphaPreprocessing AlphaFiltering AlphaCompression
  ImageWidth ImageHeight BitsPerSample PhotometricInterpretation StripOffsets SamplesPerPixel
  RowsPerStrip StripByteCounts PlanarConfiguration SampleFormat Predictor Orientation ExtraSamples SubfileType
  NewSubfileType PageNumber ColorMap MajorBrand MinorVersion CompatibleBrands HandlerType PrimaryItemReference
  MetaImageSize ImageSpatialExtent ImagePixelDepth AV1Configuration MediaDataSize MediaDataOffset MediaData
  AV1ConfigurationVersion SeqProfile SeqLevelIdx0 SeqTier0 HighBitDepth TwelveBit ChromaFormat
  ChromaSamplePosition InitialDelaySamples ColorPrimaries TransferCharacteristics MatrixCoefficients
  VideoFullRangeFlag ColorProfiles MediaDataItem Unknown_iloc Unknown_pixi ItemInformation
`);

const document = words(`
  PDFVersion Linearized PageCount ZipRequiredVersion ZipBitFlag ZipCompression ZipModifyDate ZipCRC
  ZipCompressedSize ZipUncompressedSize ZipFileName
`);

const ofKind: Record<FileKind, readonly ReadonlySet<string>[]> = {
  recording: [file, movie, matroska, sound],
  image: [file, picture],
  pdf: [file, document],
  docx: [file, document],
  pptx: [file, document],
  text: [file],
};

/** Tags in words, whose words must be these. */
const mustBe: Readonly<Record<string, RegExp>> = {
  HandlerDescription: /^(?:VideoHandler|SoundHandler|DataHandler)?$/,
  CompressorName: /^$/,
  VendorID: /^(?:FFmpeg|FFMP)?$/,
  HandlerVendorID: /^(?:Apple|FFmpeg)?$/,
  MuxingApp: /^Lavf$/,
  WritingApp: /^Lavf$/,
  Vendor: /^(?:ffmpeg|Lavf)?$/i,
  CodecName: /^$/,
  MediaLanguageCode: /^(?:und|Unknown \(32767\))$/,
  TrackLanguage: /^und$/,
  CreateDate: /^0000:00:00 00:00:00$/,
  ModifyDate: /^0000:00:00 00:00:00$/,
  TrackCreateDate: /^0000:00:00 00:00:00$/,
  TrackModifyDate: /^0000:00:00 00:00:00$/,
  MediaCreateDate: /^0000:00:00 00:00:00$/,
  MediaModifyDate: /^0000:00:00 00:00:00$/,
  ZipModifyDate: /^1980:01:01 00:00:00$/,
};

/** Where only the writing of the container itself stands; others, as XMP, must not be there at all. */
const groups =
  /^(?:File|QuickTime|Track\d+|Matroska|EBML|Info|JFIF|PNG|PNG-pHYs|GIF|RIFF|MPEG|FLAC|Vorbis|Opus|Theora|IFD\d|SubIFD\d*|PDF|ZIP|Unknown|Meta|AV1|Trailer)$/;

/** @returns the names of the tags that must not be there, each once */
export function notAllowed(kind: FileKind, tags: readonly Tag[]): string[] {
  const known = ofKind[kind];
  const wrong = tags.filter(({ group, name, value }) => {
    if (!groups.test(group) || !known.some((names) => names.has(name))) return true;
    return mustBe[name] !== undefined && !mustBe[name].test(value.trim());
  });
  return [...new Set(wrong.map(({ group, name }) => `${group}:${name}`))];
}
