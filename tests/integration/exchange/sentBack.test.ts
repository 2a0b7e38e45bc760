import { expect, it } from 'vitest';
import type { PushResponse } from '#shared/exchange/events.ts';
import type { BatchPage } from '#shared/exchange/wire.ts';
import { type ExchangeWorld, onEachDatabase } from '#tests/helpers/exchangeWorld.ts';

const nothing = { scores: [], annotations: [] };
const sendBack = { ...nothing, flags: [{ kind: 'not_scorable' as const, note: 'There is no sound.' }] };

async function ready(world: ExchangeWorld) {
  const reader = await world.enrol('assessor');
  return { reader, manifest: await reader.claim('Spring') };
}

onEachDatabase('a submission that is sent back', (world) => {
  it('needs no scores, and a reading without scores and flag is refused', async () => {
    const { reader, manifest } = await ready(world());
    const [first, second] = manifest.submissions;
    if (!first || !second) throw new Error('too few submissions');
    const events = [reader.sign(manifest, first, sendBack), reader.sign(manifest, second, nothing)];
    const { verdicts } = (await (await reader.push(events)).json()) as PushResponse;
    expect(verdicts.map((one) => one.reason?.code ?? one.verdict)).toEqual([
      'accepted',
      'reading_incomplete',
    ]);
  });

  it('counts as read, so that the batch can be finished', async () => {
    const { reader, manifest } = await ready(world());
    const events = manifest.submissions.map((submission, i) =>
      reader.sign(manifest, submission, i === 0 ? sendBack : {}),
    );
    await reader.push(events);
    const { batches } = (await (await reader.get('/v1/batches')).json()) as BatchPage;
    expect(batches.find((batch) => batch.name === 'Spring')?.state).toBe('finished');
  });

  it('may be scored after all by a revision', async () => {
    const { reader, manifest } = await ready(world());
    const [submission] = manifest.submissions;
    if (!submission) throw new Error('no submission');
    const returned = reader.sign(manifest, submission, sendBack);
    const scored = reader.sign(manifest, submission, { supersedes: returned.payload.readingId });
    const { verdicts } = (await (await reader.push([returned, scored])).json()) as PushResponse;
    expect(verdicts.map((one) => one.verdict)).toEqual(['accepted', 'accepted']);
  });

  it('the policy on what was not watched comes with the manifest', async () => {
    const { manifest } = await ready(world());
    expect(manifest.policy).toEqual({ blind: true, secondReadRate: 0.1, unwatched: 'ask' });
  });
});
