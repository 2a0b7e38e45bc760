type SampleStage = 'sampleStarting' | 'sampleEnrolling' | 'sampleSlow';

/** What is most likely going on after a while of starting the sample programme. */
export function sampleStage(elapsedMs: number): SampleStage {
  if (elapsedMs < 6_000) return 'sampleStarting';
  return elapsedMs < 14_000 ? 'sampleEnrolling' : 'sampleSlow';
}
