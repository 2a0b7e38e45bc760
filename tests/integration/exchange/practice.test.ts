import { expect, it } from 'vitest';
import type { Submission } from '#shared/domain/batch.ts';
import { newId } from '#shared/domain/primitives.ts';
import { FeedbackPage } from '#shared/exchange/wire.ts';
import { completeReading, type ExchangeReader } from '#tests/helpers/exchangeReader.ts';
import { onEachDatabase } from '#tests/helpers/exchangeWorld.ts';

const consensusTold = async (reader: ExchangeReader) =>
  FeedbackPage.parse(await (await reader.get('/v1/feedback')).json()).items.filter(
    (item) => item.type === 'consensus',
  );

onEachDatabase('practice', (world) => {
  /** The file of the one submission with a consensus: it is in both batches. */
  const isAnchor = ({ evidence }: Submission, anchorFile: string) => evidence[0]?.media.sha256 === anchorFile;

  /** Reads the whole batch of practice. @returns what was told, and the file of the submission it was about */
  async function practise(reader: ExchangeReader) {
    const manifest = await reader.claim('Practice');
    const events = manifest.submissions.map((submission) => reader.sign(manifest, submission));
    await reader.push(events);
    const told = await consensusTold(reader);
    const about = events.find(({ payload }) => payload.readingId === told[0]?.readingId);
    const submission = manifest.submissions.find(({ id }) => id === about?.payload.submissionId);
    return { manifest, told, submission };
  }

  it('is followed by what experts gave and cite, under the reader’s own names for the evidence', async () => {
    const { manifest, told, submission } = await practise(await world().enrol('assessor'));
    const { anchors, rubric } = world().programme;
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({
      rationale: anchors[0]?.rationale,
      scores: rubric.criteria.map(({ id, levels }, i) => ({
        criterionId: id,
        levelId: levels[1]?.id,
        noEvidence: i > 0,
        rationale: 'As the rubric says.',
      })),
    });
    const evidenceId = submission?.evidence[0]?.id;
    expect(told[0]?.annotations.map(({ span, note }) => ({ span, note }))).toEqual([
      { span: { kind: 'time', evidenceId, startMs: 1_000, endMs: 5_000 }, note: 'Here.' },
    ]);
    expect(manifest.submissions).toContain(submission);
    expect(JSON.stringify(told)).not.toContain(anchors[0]?.submissionId);
  });

  it('is never told before, nor of the same submission in operational work', async () => {
    const reader = await world().enrol('assessor', { certified: true });
    const manifest = await reader.claim('Spring');
    await reader.push(manifest.submissions.map((submission) => reader.sign(manifest, submission)));
    await reader.claim('Practice');
    expect(await consensusTold(reader)).toEqual([]);
  });

  it('is not told of a reading that sent its submission back, and again of one that replaces another', async () => {
    const other = await practise(await world().enrol('assessor'));
    const file = other.submission?.evidence[0]?.media.sha256 ?? '';
    const reader = await world().enrol('assessor');
    const manifest = await reader.claim('Practice');
    const submission = manifest.submissions.find((one) => isAnchor(one, file));
    if (!submission) throw new Error('the anchor is not there');
    const flag = { kind: 'wrong_evidence' as const, note: 'Another lesson.' };
    const sentBack = reader.sign(manifest, submission, { scores: [], annotations: [], flags: [flag] });
    await reader.push([sentBack]);
    expect(await consensusTold(reader)).toEqual([]);
    const { scores, annotations } = completeReading(manifest, submission);
    const ids = [newId(), newId()];
    for (const [i, readingId] of ids.entries()) {
      const supersedes = i === 0 ? sentBack.payload.readingId : (ids[0] ?? null);
      await reader.push([
        reader.sign(manifest, submission, { readingId, supersedes, scores, annotations, flags: [] }),
      ]);
    }
    expect((await consensusTold(reader)).map(({ readingId }) => readingId)).toEqual(ids);
  });
});
