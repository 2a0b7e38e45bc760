import { describe, expect, it } from 'vitest';
import { hashOf } from '#shared/exchange/canonicalJson.ts';
import { Round, RoundList } from '#shared/exchange/comparing.ts';
import { BatchCreated } from '#shared/exchange/office.ts';
import type { ExchangeReader } from '#tests/helpers/exchangeReader.ts';
import { databaseKinds } from '#tests/helpers/exchangeWorld.ts';
import { withProgramme } from '#tests/helpers/qualificationWorld.ts';

describe.each(databaseKinds)('a round of comparisons, on the %s database', (kind) => {
  const world = withProgramme(kind, { sets: 0, waiting: 6 });
  const subject = () => ({
    microCredentialId: world().programme.microCredential.id,
    rubricHash: hashOf(world().programme.rubric),
  });
  const about = () => `microCredential=${subject().microCredentialId}&rubric=${subject().rubricHash}`;
  const roundFor = async (reader: ExchangeReader, id: string) =>
    Round.parse(await (await reader.get(`/v1/office/rounds/${id}`)).json());
  const say = async (reader: ExchangeReader, id: string, better: string, worse: string) =>
    await reader.post(`/v1/office/rounds/${id}/judgements`, { better, worse });
  const open = async (lead: ExchangeReader, submissionIds: readonly string[]) => {
    const answer = await lead.post('/v1/office/rounds', {
      ...subject(),
      name: 'Which shows more',
      submissionIds,
    });
    return answer.ok ? BatchCreated.parse(await answer.json()).id : `${answer.status}`;
  };
  /** The six that wait, in the order in which they are found to show more. */
  const waiting = () => world().programme.submissions.filter(({ educator }) => /\d/.test(educator.school));

  it('places submissions by what two leads say of pairs, and says nothing before all are linked', async () => {
    const leads = [await world().enrol(true, 'lead'), await world().enrol(true, 'lead')] as const;
    const ids = waiting().map(({ id }) => id);
    const id = await open(leads[0], ids);
    const begun = await roundFor(leads[0], id);
    expect(begun).toMatchObject({ submissions: 6, comparisons: 0, judges: 0, reliability: null, own: 0 });
    expect(begun.reason).toContain('link 1 of 6');
    expect(begun.items.every(({ placed }) => placed === null)).toBe(true);
    for (const lead of leads) {
      for (let said = 0; ; said++) {
        const { next, own } = await roundFor(lead, id);
        expect(own).toBe(said);
        if (!next) break;
        // Asked again it is the same pair, with all that either shows.
        const again = await roundFor(lead, id);
        expect(again.next?.map(({ submissionId }) => submissionId)).toEqual(
          next.map(({ submissionId }) => submissionId),
        );
        const [one, other] = next;
        expect(one.evidence).toHaveLength(1);
        expect(one.answers).toHaveLength(1);
        expect((await lead.get(`/v1/media/${one.evidence[0]?.media.sha256}`)).status).toBe(200);
        const [better, worse] =
          ids.indexOf(one.submissionId) < ids.indexOf(other.submissionId) ? [one, other] : [other, one];
        expect((await say(lead, id, better.submissionId, worse.submissionId)).status).toBe(200);
      }
    }
    const done = await roundFor(leads[0], id);
    expect(done).toMatchObject({ comparisons: 30, judges: 2, own: 15, next: null, reason: null });
    expect(done.items.map(({ submissionId }) => submissionId)).toEqual(ids);
    expect(done.items.map(({ compared, better }) => ({ compared, better }))).toEqual(
      ids.map((_, place) => ({ compared: 10, better: 2 * (5 - place) })),
    );
    expect(done.reliability).toBeGreaterThan(0.5);
    expect(JSON.stringify(done)).not.toContain('School');
    const { rounds } = RoundList.parse(await (await leads[1].get(`/v1/office/rounds?${about()}`)).json());
    expect(rounds).toMatchObject([{ id, name: 'Which shows more', comparisons: 30 }]);
  });

  it('lets a lead take back what was said last, and asks for nobody twice', async () => {
    const lead = await world().enrol(true, 'lead');
    const [a = '', b = '', c = ''] = waiting().map(({ id }) => id);
    const id = await open(lead, [a, b, c]);
    expect((await lead.post(`/v1/office/rounds/${id}/take-back`)).status).toBe(409);
    expect((await say(lead, id, a, b)).status).toBe(200);
    expect((await say(lead, id, b, a)).status).toBe(409);
    expect((await lead.post(`/v1/office/rounds/${id}/take-back`)).status).toBe(200);
    expect((await say(lead, id, b, a)).status).toBe(200);
    expect((await roundFor(lead, id)).items.find(({ submissionId }) => submissionId === b)?.better).toBe(1);
    expect((await say(lead, id, a, a)).status).toBe(404);
    const strange = waiting()[3]?.id ?? '';
    expect((await say(lead, id, a, strange)).status).toBe(404);
  });

  it('two leads who say the same at once are each noted once', async () => {
    const lead = await world().enrol(true, 'lead');
    const [a = '', b = '', c = ''] = waiting().map(({ id }) => id);
    const id = await open(lead, [a, b, c]);
    const said = await Promise.all([say(lead, id, a, b), say(lead, id, a, b)]);
    expect(said.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await roundFor(lead, id)).comparisons).toBe(1);
  });

  it('is for leads: auditors look and are asked nothing, assessors do not even that', async () => {
    const [lead, auditor, reader] = [
      await world().enrol(true, 'lead'),
      await world().enrol(true, 'auditor'),
      await world().enrol(true),
    ];
    const [a = '', b = '', c = ''] = waiting().map(({ id }) => id);
    expect(await open(auditor, [a, b, c])).toBe('403');
    expect(await open(lead, [a, b])).toBe('400');
    expect(await open(lead, [a, b, b])).toBe('400');
    expect(await open(lead, [a, b, crypto.randomUUID()])).toBe('404');
    const id = await open(lead, [a, b, c]);
    expect((await roundFor(auditor, id)).next).toBeNull();
    expect((await say(auditor, id, a, b)).status).toBe(403);
    expect((await reader.get(`/v1/office/rounds/${id}`)).status).toBe(403);
    expect((await lead.get(`/v1/office/rounds/${crypto.randomUUID()}`)).status).toBe(404);
  });
});
