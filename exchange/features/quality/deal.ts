import { seedsFor, wholeBy } from '#shared/domain/seeding.ts';
import type { Database } from '../../db/database.ts';
import type { findBatch } from '../../db/queries/batches.ts';
import { judgedSeeds, makesOf, seedingOf, seedsNewTo, wasHandedSince } from '../../db/queries/seeds.ts';
import { leftOfOriginal } from '../../db/queries/suspensions.ts';
import { chanceOf, shuffled } from '../../rules/shuffle.ts';
import { holdingBy } from './holding.ts';

type Left = NonNullable<Awaited<ReturnType<typeof leftOfOriginal>>>;

interface Deal {
  personId: string;
  batch: NonNullable<Awaited<ReturnType<typeof findBatch>>>['batch'];
  /** Of the batch, as far as this reader gets them. */
  submissionIds: readonly string[];
  /** The recorded seed of the assignment’s order: what is dealt follows from it. */
  orderSeed: string;
  at: Date;
}

/** Days begin at midnight UTC. */
function startOfDay(at: Date): Date {
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()));
}

/**
 * A re-read is taken out of the original batch where its reader still has that: so it holds some of the seeds of that
 * batch, as many as belong to its share of it. Others could be told from what goes missing there.
 */
function shareOf({ seeds, others }: Left, { submissionIds, orderSeed }: Deal): string[] {
  if (submissionIds.length < 2) return [];
  const wanted = (seeds.length * submissionIds.length) / Math.max(1, others);
  const count = wholeBy(chanceOf(`${orderSeed} how many`), wanted);
  return shuffled(seeds, `${orderSeed} which`).slice(0, count);
}

/**
 * The seeds that are hidden among the submissions of a batch as it is handed to a reader, once and for all: whatever came
 * later would show in the batch’s number and size. They have the same kinds of evidence as some of its submissions,
 * hold by its version of the rubric, and nobody gets the same one twice.
 * @returns ids of submissions; fewer than the programme asks for where there are not enough
 */
export async function dealSeeds(tx: Database, deal: Deal): Promise<string[]> {
  const { personId, batch, submissionIds, orderSeed, at } = deal;
  if (batch.kind !== 'operational') return [];
  const left = await leftOfOriginal(tx, batch.id, personId);
  if (left) return shareOf(left, deal);
  const rule = await seedingOf(tx, batch.microCredentialId);
  const wanted = seedsFor(rule, submissionIds.length, chanceOf(`${orderSeed} how many`), {
    firstOfDay: !(await wasHandedSince(tx, personId, startOfDay(at))),
    afterFailure: (await judgedSeeds(tx, batch, personId)).at(-1)?.outcome?.passed === false,
  });
  if (wanted === 0) return [];
  const makes = await makesOf(tx, submissionIds);
  const holding = await holdingBy(tx, batch);
  const choices = (await seedsNewTo(tx, batch.microCredentialId, personId)).filter(
    ({ make, submissionId }) => makes.has(make) && holding.has(submissionId),
  );
  return shuffled(choices, `${orderSeed} which`)
    .slice(0, wanted)
    .map(({ submissionId }) => submissionId);
}
