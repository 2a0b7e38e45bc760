import { expect, it } from 'vitest';
import type { BatchManifest } from '#shared/domain/batch.ts';
import { ResultList } from '#shared/exchange/agreement.ts';
import { BatchPage } from '#shared/exchange/wire.ts';
import { completeReading, type ExchangeReader } from '#tests/helpers/exchangeReader.ts';
import { onEachDatabase, told } from '#tests/helpers/exchangeWorld.ts';

const batchesOf = async (reader: ExchangeReader) =>
  BatchPage.parse(await (await reader.get('/v1/batches')).json()).batches.filter(
    ({ name }) => name === 'Spring',
  );
const manifestOf = async (reader: ExchangeReader, id: string) =>
  (await (await reader.get(`/v1/batches/${id}`)).json()) as BatchManifest;
const claim = async (reader: ExchangeReader, { id, version }: { id: string; version: string }) =>
  await reader.post(`/v1/batches/${id}/claim`, undefined, { 'if-match': `"${version}"` });
/** The same submission has the same file for every reader. */
const fileOf = ({ evidence }: BatchManifest['submissions'][number]) => evidence[0]?.media.sha256 ?? '';

onEachDatabase('a third read', (world) => {
  /** Two readers give one of the submissions the lowest and the highest levels. An auditor asks for a third. @returns its file */
  async function readApart(which: number): Promise<string> {
    const auditor = await world().enrol('auditor');
    let file = '';
    for (const place of [0, -1]) {
      const reader = await world().enrol('assessor', { certified: true });
      const manifest = await reader.claim('Spring');
      const submission = manifest.submissions.toSorted((a, b) => fileOf(a).localeCompare(fileOf(b)))[which];
      if (!submission) throw new Error('no submission');
      file = fileOf(submission);
      const { scores } = completeReading(manifest, submission);
      const apart = scores.map((score) => ({
        ...score,
        levelId:
          manifest.rubric.criteria.find(({ id }) => id === score.criterionId)?.levels.at(place)?.id ?? '',
      }));
      const { verdicts } = (await (
        await reader.push([reader.sign(manifest, submission, { scores: apart })])
      ).json()) as {
        verdicts: { verdict: string }[];
      };
      expect(verdicts.map(({ verdict }) => verdict)).toEqual(['accepted']);
    }
    const { subjects } = (await (await auditor.get('/v1/agreement')).json()) as {
      subjects: { microCredentialId: string; rubricHash: string }[];
    };
    const found = await Promise.all(
      subjects.map(async ({ microCredentialId, rubricHash }) => {
        const answer = await auditor.get(
          `/v1/results?microCredential=${microCredentialId}&rubric=${rubricHash}`,
        );
        return ResultList.parse(await answer.json());
      }),
    );
    const discrepant = found
      .flatMap(({ results }) => results)
      .find(({ resolution, thirdRead }) => resolution.state === 'discrepant' && thirdRead === null);
    const submissionId = discrepant?.submissionId ?? '';
    expect((await auditor.post(`/v1/agreement/submissions/${submissionId}/third-read`)).status).toBe(201);
    return file;
  }

  it('takes its submission out of whatever else its reader could take', async () => {
    const file = await readApart(0);
    const third = await world().enrol('assessor', { certified: true });
    const both = await batchesOf(third);
    expect(both.map(({ submissions }) => submissions).toSorted()).toEqual([1, 8]);
    const [single, whole] = both.toSorted((a, b) => a.submissions - b.submissions);
    if (!single || !whole) throw new Error('there are not two batches');
    expect((await claim(third, single)).status).toBe(200);
    expect((await manifestOf(third, single.id)).submissions.map(fileOf)).toEqual([file]);
    const left = (await batchesOf(third)).find(({ id }) => id === whole.id);
    expect(left?.submissions).toBe(7);
    expect((await claim(third, whole)).status).toBe(200);
    expect((await manifestOf(third, whole.id)).submissions.map(fileOf)).not.toContain(file);
    expect(left?.bytes).toBeLessThan(whole.bytes);
  });

  it('is not for whoever has taken the batch that holds its submission', async () => {
    await readApart(1);
    const reader = await world().enrol('assessor', { certified: true });
    const [single, whole] = (await batchesOf(reader)).toSorted((a, b) => a.submissions - b.submissions);
    if (!single || !whole) throw new Error('there are not two batches');
    expect((await claim(reader, whole)).status).toBe(200);
    expect((await batchesOf(reader)).map(({ id }) => id)).toEqual([whole.id]);
    expect(await told(await claim(reader, single))).toMatchObject({ status: 409, code: 'wrong_state' });
  });
});
