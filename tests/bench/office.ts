import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BatchManifest } from '#shared/domain/batch.ts';
import { hashOf } from '#shared/exchange/canonicalJson.ts';
import { type NewBatch, OfficeChoices } from '#shared/exchange/office.ts';
import { BatchPage } from '#shared/exchange/wire.ts';
import { startExchange } from '#tests/helpers/exchange.ts';
import { ExchangeReader } from '#tests/helpers/exchangeReader.ts';
import { readingAt, writeQualificationProgramme } from '#tests/helpers/qualificationProgramme.ts';
import { type Bench, inTurn, type Measure, measureOf, seconds } from './measure.ts';

const [submissions, readers] = [4_000, 40];

interface Office {
  /** Seconds until the whole office was answered. */
  ask(): Promise<number>;
  close(): Promise<void>;
}

async function readAll(reader: ExchangeReader, name: string): Promise<void> {
  const { batches } = BatchPage.parse(await (await reader.get('/v1/batches')).json());
  const batch = batches.find((one) => one.name === name);
  await reader.post(`/v1/batches/${batch?.id}/claim`, undefined, { 'if-match': `"${batch?.version}"` });
  const manifest = (await (await reader.get(`/v1/batches/${batch?.id}`)).json()) as BatchManifest;
  const events = manifest.submissions.map((submission, at) =>
    readingAt(reader, manifest, { submission, level: 1 + (at % 4) }),
  );
  for (let from = 0; from < events.length; from += 500) await reader.push(events.slice(from, from + 500));
}

/** An exchange on whose only batch everybody has read their share. */
async function officeOf(waiting: number): Promise<Office> {
  const folder = mkdtempSync(join(tmpdir(), 'rangefinder-bench-'));
  const seeding = { rate: 0, firstOfDay: false };
  const { microCredential, rubric } = writeQualificationProgramme(folder, { sets: 0, waiting, seeding });
  const exchange = await startExchange({ seed: 'sample', sampleDir: folder });
  const enrol = async (role: 'lead' | 'assessor') =>
    await ExchangeReader.enrol(exchange.url, await exchange.enrolCode(role, { certified: true }));
  const lead = await enrol('lead');
  const panel = await Promise.all(Array.from({ length: readers }, async () => await enrol('assessor')));
  const subject = { microCredentialId: microCredential.id, rubricHash: hashOf(rubric) };
  const about = `microCredential=${subject.microCredentialId}&rubric=${subject.rubricHash}`;
  const choices = OfficeChoices.parse(await (await lead.get(`/v1/office/choices?${about}`)).json());
  const wish: NewBatch = {
    ...subject,
    ...{ name: 'Measured', blind: true, dueAt: null, unwatched: 'ask', secondReadRate: 0.1, drawSeed: 1 },
    submissionIds: choices.submissions.map(({ id }) => id),
    personIds: panel.map(({ enrolled }) => enrolled.personId),
  };
  const dealt = await lead.post('/v1/office/batches', wish);
  if (!dealt.ok) throw new Error(await dealt.text());
  for (const reader of panel) await readAll(reader, wish.name);
  return {
    ask: async () =>
      await seconds(async () => {
        const answer = await lead.get(`/v1/office?${about}`);
        if (!answer.ok) throw new Error(await answer.text());
        await answer.arrayBuffer();
      }),
    close: async () => {
      await exchange.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function measure(): Promise<Measure[]> {
  const [large, small] = [await officeOf(submissions), await officeOf(submissions / 2)];
  const samples = await inTurn(5, large.ask, small.ask);
  await large.close();
  await small.close();
  const against = `the office of ${submissions / 2} submissions`;
  const claim = { name: 'office-growth', against, target: 2.4, better: 'lower', unit: 's' } as const;
  return [measureOf(claim, samples)];
}

/** The whole programme office of a batch that was dealt and read, on an exchange with its embedded database. */
export const office: Bench = { name: 'office', run: measure };
