import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { type MeasuringWish, openMeasurer } from '#exchange/severity/measurer.ts';
import { randomFrom } from '#shared/agreement/random.ts';
import { severityWorker } from '#tests/helpers/exchange.ts';
import { rubricOf } from '#tests/helpers/rubric.ts';

const rubric = rubricOf(['A', 'B', 'C', 'D']);

/** So many submissions, each read by two of a dozen readers. */
function wishFor(submissions: number, patienceMs?: number): MeasuringWish {
  const random = randomFrom(submissions);
  const readings = Array.from({ length: submissions }, (_, at) => at).flatMap((at) => {
    const deserved = random.below(4);
    return [at % 12, (at + 1 + (at % 5)) % 12].map((reader, of) => ({
      readingId: `${at} ${of}`,
      reader: `Reader ${reader}`,
      submissionId: `Submission ${at}`,
      scores: rubric.criteria.map(({ id, levels }) => ({
        criterionId: id,
        levelId: levels[Math.max(0, Math.min(3, deserved + random.below(3) - 1))]?.id ?? null,
      })),
    }));
  });
  return { subject: 'discourse', rubric, readings, patienceMs };
}

describe('measuring how strict readers are', () => {
  const measurer = openMeasurer(severityWorker);
  afterAll(async () => await measurer.close());
  const unitsOf = async (wish: MeasuringWish) => (await measurer.measure(wish)).n.units;

  it('tells what was measured before where one does not wait for the new, and the new once it is there', async () => {
    // Nothing was measured before: even the impatient wait.
    expect(await unitsOf(wishFor(40, 0))).toBe(40);
    const slow = unitsOf(wishFor(3_000));
    expect(await unitsOf(wishFor(3_000, 0))).toBe(40);
    expect(await slow).toBe(3_000);
    await wait(0);
    expect(await unitsOf(wishFor(40, 0))).toBe(40);
    expect(await unitsOf(wishFor(3_000, 0))).toBe(3_000);
  });

  it('goes on beside everything else, and the same readings are measured once', async () => {
    let turns = 0;
    const beat = setInterval(() => turns++, 1);
    const [one, other] = await Promise.all([
      measurer.measure(wishFor(1_500)),
      measurer.measure(wishFor(1_500)),
    ]);
    clearInterval(beat);
    expect(other).toBe(one);
    expect(turns).toBeGreaterThan(20);
  });

  it('says so where the worker is not there, and does not hang', async () => {
    const broken = openMeasurer(new URL('./nowhere.ts', severityWorker));
    await expect(broken.measure(wishFor(40))).rejects.toThrow();
    await broken.close();
  });
});
