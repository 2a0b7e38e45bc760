import { beforeAll, describe, expect, it } from 'vitest';
import { ReadingPage, SubjectList } from '#shared/exchange/agreement.ts';
import type { Session } from '#shared/exchange/calibration.ts';
import { hashOf } from '#shared/exchange/canonicalJson.ts';
import {
  noteOn,
  openedSession,
  pushed,
  readAll,
  sessionOf,
  sessionsOf,
  settle,
  voteOn,
} from '#tests/helpers/calibrationSession.ts';
import { startExchange } from '#tests/helpers/exchange.ts';
import type { ExchangeReader } from '#tests/helpers/exchangeReader.ts';
import { onEachDatabase, told } from '#tests/helpers/exchangeWorld.ts';

const session = 'Autumn range finding';

/** What a reader is told of a session, as text: whatever must not be in it is looked for there. */
const textFor = async (reader: ExchangeReader, id: string) =>
  await (await reader.get(`/v1/calibrations/${id}`)).text();

/** Waits for the next event of a stream. */
async function nextOf(stream: ReadableStreamDefaultReader<Uint8Array>): Promise<string> {
  const { value } = await stream.read();
  return new TextDecoder().decode(value);
}

onEachDatabase('calibration sessions', (world) => {
  let lead: ExchangeReader;
  let reviewers: [ExchangeReader, ExchangeReader, ExchangeReader];
  let rubricHash: string;
  const open = (members: readonly ExchangeReader[] = reviewers, change = {}) =>
    openedSession({ programme: world().programme, rubricHash }, lead, members, change);
  const readBy = async (reader: ExchangeReader, level: number) =>
    readAll(reader, await reader.claim(session), level);
  const reveal = (id: string, despite = false, by = lead) =>
    by.post(`/v1/calibrations/${id}/reveal`, { despite });

  beforeAll(async () => {
    rubricHash = hashOf(world().programme.rubric);
    const enrol = world().enrol;
    lead = await enrol('lead');
    reviewers = [await enrol('reviewer'), await enrol('reviewer'), await enrol('reviewer')];
  });

  // Each of them claims a batch of the same name, so every session is closed before the next is opened.
  const close = async (id: string) => await lead.post(`/v1/calibrations/${id}/close`);

  it('hands the submissions to its members alone, blind, under names of their own, as nothing anyone must be certified for', async () => {
    const outsider = await world().enrol('reviewer');
    const id = await open();
    const manifests = [await reviewers[0].claim(session), await reviewers[1].claim(session)];
    expect(manifests.map(({ kind, policy }) => [kind, policy.blind])).toEqual([
      ['calibration', true],
      ['calibration', true],
    ]);
    const ids = manifests.flatMap(({ submissions }) => submissions.map((one) => one.id));
    expect(new Set(ids).size).toBe(4);
    expect(await sessionsOf(outsider)).toEqual([]);
    expect(await told(await outsider.get(`/v1/calibrations/${id}`))).toMatchObject({ status: 404 });
    expect(await told(await outsider.get(`/v1/calibrations/${id}/live`))).toMatchObject({ status: 404 });
    await expect(outsider.claim(session)).rejects.toThrow('no batch');
    await close(id);
  });

  it('tells nothing of anybody before the reveal but how far each has come', async () => {
    const id = await open();
    const [first, second] = reviewers;
    expect(await pushed(first, await readBy(first, 3))).toEqual(['accepted', 'accepted']);
    const seen = await sessionOf(second, id);
    expect(seen).toMatchObject({ stage: 'scoring', revealedAt: null, assignment: 'available' });
    expect(seen.members.map(({ read }) => read).toSorted()).toEqual([0, 0, 2]);
    for (const reader of [second, lead, first]) {
      const { submissions } = await sessionOf(reader, id);
      expect(submissions.flatMap((one) => [one.readings, one.notes, one.votes].flat())).toEqual([]);
      expect(await textFor(reader, id)).not.toContain('Seen at 3.');
    }
    // The desk of leads and auditors must not tell it either.
    const { microCredential } = world().programme;
    const path = `/v1/agreement/readings?microCredential=${microCredential.id}&rubric=${rubricHash}`;
    const desk = ReadingPage.parse(await (await lead.get(path)).json());
    expect(desk.readings.filter(({ batchId }) => batchId === id)).toEqual([]);
    expect(await told(await reveal(id, true, second))).toMatchObject({ status: 403 });
    expect(await told(await reveal(id))).toMatchObject({ status: 409, code: 'wrong_state' });
    expect((await reveal(id, true)).status).toBe(200);
    const after = ReadingPage.parse(await (await lead.get(path)).json());
    expect(after.readings.filter(({ batchId }) => batchId === id)).toHaveLength(2);
    await close(id);
  });

  describe('from the reveal on', () => {
    let id: string;
    let views: [Session, Session, Session];

    beforeAll(async () => {
      id = await open();
      for (const [i, reader] of reviewers.entries())
        expect(await pushed(reader, await readBy(reader, i))).toEqual(['accepted', 'accepted']);
      expect((await reveal(id)).status).toBe(200);
      const [a, b, c] = reviewers;
      views = [await sessionOf(a, id), await sessionOf(b, id), await sessionOf(c, id)];
    });

    it('everybody sees every reading under the names of the session, over their own evidence', () => {
      const names = views[0].members.map(({ name }) => name);
      for (const view of views) {
        for (const submission of view.submissions) {
          expect(submission.readings.map(({ by }) => by).toSorted()).toEqual(names.toSorted());
          const own = new Set(submission.evidence.map((one) => one.id));
          const cited = submission.readings.flatMap(({ annotations }) => annotations);
          expect(cited).toHaveLength(3);
          expect(cited.every(({ span }) => own.has(span.evidenceId))).toBe(true);
        }
      }
      const ids = views.flatMap(({ submissions }) => submissions.map((one) => one.id));
      expect(new Set(ids).size).toBe(6);
      // In one order from now on: whoever says “the second” is understood.
      const goals = views.map(({ submissions }) => submissions.map(({ answers }) => answers[0]?.answer));
      expect(goals).toEqual([goals[0], goals[0], goals[0]]);
    });

    it('whoever was shown it gives no more readings', async () => {
      const manifest = await (await reviewers[0].get(`/v1/batches/${id}`)).json();
      const [own] = (views[0].submissions[0]?.readings ?? []).filter(({ self }) => self);
      const again = reviewers[0].sign(manifest, manifest.submissions[0], {
        supersedes: own?.readingId ?? null,
        submissionId: views[0].submissions[0]?.id ?? '',
      });
      expect(await pushed(reviewers[0], [again])).toEqual(['session_revealed']);
    });

    it('notes come to everybody at the moment they are tied to, and are refused where they do not fit', async () => {
      const [a, b] = reviewers;
      const [submission] = views[0].submissions;
      if (!submission) throw new Error('no submission');
      const note = noteOn(a, views[0], submission, 'Listen to the pause here.');
      expect(await pushed(a, [note])).toEqual(['accepted']);
      expect(await pushed(a, [note])).toEqual(['duplicate']);
      const told = (await sessionOf(b, id)).submissions.flatMap((one) =>
        one.notes.map((said) => ({ said, evidence: one.evidence })),
      );
      expect(told).toHaveLength(1);
      expect(told[0]?.said).toMatchObject({ text: 'Listen to the pause here.', lead: false, self: false });
      expect(told[0]?.said.span).toMatchObject({ startMs: 2_000, evidenceId: told[0]?.evidence[0]?.id });
      // One's own names mean nothing in another's mouth.
      expect(await pushed(b, [noteOn(b, views[0], submission, 'Mine.')])).toEqual(['unknown_submission']);
    });

    it('the latest vote of each counts, and a lead has none', async () => {
      const [a] = reviewers;
      const [submission] = views[0].submissions;
      const [asLead] = (await sessionOf(lead, id)).submissions;
      if (!submission || !asLead) throw new Error('no submission');
      const votes = [voteOn(a, views[0], submission, 1), voteOn(a, views[0], submission, 2)];
      expect(await pushed(a, votes)).toEqual(['accepted', 'accepted']);
      const told = (await sessionOf(a, id)).submissions.find((one) => one.id === submission.id)?.votes;
      expect(told?.map(({ scores }) => scores[0]?.levelId)).toEqual([
        views[0].rubric.criteria[0]?.levels[2]?.id,
      ]);
      expect(await pushed(lead, [voteOn(lead, views[0], asLead, 1)])).toEqual(['role_not_allowed']);
    });

    it('of two leads who settle at once the second is told, and settles anew knowing it', async () => {
      const other = await world().enrol('lead');
      const view = await sessionOf(lead, id);
      const [first, second] = view.submissions;
      if (!first || !second) throw new Error('no submission');
      const [mine] = views[0].submissions;
      if (!mine) throw new Error('no submission');
      expect(await pushed(reviewers[0], [settle(reviewers[0], views[0], mine, { level: 1 })])).toEqual([
        'role_not_allowed',
      ]);
      expect(
        await pushed(lead, [settle(lead, view, first, { level: 1, rubricHash: 'a'.repeat(64) })]),
      ).toEqual(['rubric_changed']);
      expect(await pushed(lead, [settle(lead, view, first, { level: 1 })])).toEqual(['accepted']);
      expect(await pushed(other, [settle(other, view, first, { level: 2 })])).toEqual(['consensus_changed']);
      const replaces = (await sessionOf(other, id)).submissions[0]?.consensus?.id ?? null;
      const anew = settle(other, view, first, { level: 2, replaces });
      expect(await pushed(other, [anew])).toEqual(['accepted']);
      expect(await pushed(other, [settle(other, view, first, { level: 3, replaces })])).toEqual([
        'consensus_changed',
      ]);
      expect(await pushed(lead, [settle(lead, view, second, { level: 2 })])).toEqual(['accepted']);
      const seen = (await sessionOf(reviewers[2], id)).submissions.map(({ consensus }) => consensus);
      expect(seen.map((one) => one?.lead)).toEqual([true, true]);
      expect((await sessionsOf(reviewers[1]))[0]).toMatchObject({
        settled: 2,
        stage: 'revealed',
        own: { read: 2, of: 2 },
      });
    });

    it('a lead brings everybody to a moment, told in each one’s own names', async () => {
      const [asLead] = (await sessionOf(lead, id)).submissions;
      const evidenceId = asLead?.evidence[0]?.id ?? '';
      const moment = { submissionId: asLead?.id, evidenceId, atMs: 7_000 };
      expect((await lead.post(`/v1/calibrations/${id}/moment`, moment)).status).toBe(200);
      const seen = await sessionOf(reviewers[1], id);
      const there = seen.submissions.find((one) => one.id === seen.moment?.submissionId);
      expect(seen.moment).toMatchObject({ atMs: 7_000, evidenceId: there?.evidence[0]?.id });
      const elsewhere = { ...moment, submissionId: world().programme.submissions[5]?.id };
      expect(await told(await lead.post(`/v1/calibrations/${id}/moment`, elsewhere))).toMatchObject({
        status: 404,
      });
    });

    it('closing makes the consensus an anchor where the programme had none, and ends the talk', async () => {
      const view = await sessionOf(reviewers[0], id);
      const [submission] = view.submissions;
      if (!submission) throw new Error('no submission');
      expect((await close(id)).status).toBe(200);
      const { subjects } = SubjectList.parse(await (await lead.get('/v1/agreement')).json());
      const anchors = subjects[0]?.anchors.filter(({ submissionId }) =>
        world()
          .programme.submissions.slice(1, 3)
          .some((one) => one.id === submissionId),
      );
      expect(anchors?.map(({ points }) => points)).toEqual([
        [3, 3, 3],
        [3, 3, 3],
      ]);
      const late = noteOn(reviewers[0], view, submission, 'One more thing.');
      expect(await pushed(reviewers[0], [late])).toEqual(['session_stage']);
      expect(await told(await close(id))).toMatchObject({ status: 409 });
    });
  });

  it('leads who build an anchor score it blind by themselves, and one of them settles it', async () => {
    const [one, other] = [await world().enrol('lead'), await world().enrol('lead')];
    const chosen = world()
      .programme.submissions.slice(4, 6)
      .map(({ id }) => id);
    const id = await open([one, other], { submissionIds: chosen });
    const everything = async (reader: ExchangeReader) =>
      `${await textFor(reader, id)} ${await (await reader.get('/v1/events')).text()}`;
    await pushed(one, await readBy(one, 3));
    // Neither the session nor the log tells the other anything; of them the reveal waits.
    expect(await everything(other)).not.toContain('Seen at 3.');
    expect(await told(await other.get('/v1/events'))).toMatchObject({ status: 409, code: 'wrong_state' });
    expect(await everything(lead)).toContain('Seen at 3.');
    expect((await reveal(id, false, one)).status).toBe(409);
    await pushed(other, await readBy(other, 1));
    expect((await reveal(id, false, one)).status).toBe(200);
    expect((await one.get('/v1/events')).status).toBe(200);

    const view = await sessionOf(one, id);
    expect(view.submissions.map(({ readings }) => readings.map(({ self }) => self).sort())).toEqual([
      [false, true],
      [false, true],
    ]);
    const [submission] = view.submissions;
    if (!submission) throw new Error('no submission');
    const evidenceId = submission.evidence[0]?.id ?? '';
    const moment = { submissionId: submission.id, evidenceId, atMs: 3_000 };
    expect((await one.post(`/v1/calibrations/${id}/moment`, moment)).status).toBe(200);
    expect((await sessionOf(one, id)).moment).toMatchObject(moment);
    expect((await sessionOf(other, id)).moment).toMatchObject({ atMs: 3_000 });
    expect(await pushed(one, [voteOn(one, view, submission, 2)])).toEqual(['accepted']);
    expect(await pushed(one, [settle(one, view, submission, { level: 2 })])).toEqual(['accepted']);
    // A lead who only leads sees who settled by the name borne in the session, as the other does.
    const settledFor = async (reader: ExchangeReader) =>
      (await sessionOf(reader, id)).submissions.flatMap(({ consensus }) => consensus?.by ?? []);
    expect(await settledFor(other)).toEqual(await settledFor(one));
    expect((await close(id)).status).toBe(200);
    const { subjects } = SubjectList.parse(await (await lead.get('/v1/agreement')).json());
    const made = subjects[0]?.anchors.filter(({ submissionId }) => chosen.includes(submissionId));
    expect(made?.map(({ points }) => points)).toEqual([[3, 3, 3]]);
  });

  it('members are told what an anchor gave before only once they have settled', async () => {
    // The first submission of the programme is an anchor.
    const [anchored] = world().programme.submissions;
    const id = await open(reviewers, { submissionIds: [anchored?.id] });
    const [a] = reviewers;
    await pushed(a, await readBy(a, 0));
    await reveal(id, true);
    const anchorFor = async (reader: ExchangeReader) =>
      (await sessionOf(reader, id)).submissions.map(({ anchor }) => anchor?.length);
    const criteria = world().programme.rubric.criteria.length;
    expect([await anchorFor(a), await anchorFor(lead)]).toEqual([[undefined], [criteria]]);
    const view = await sessionOf(lead, id);
    const [submission] = view.submissions;
    if (!submission) throw new Error('no submission');
    expect(await pushed(lead, [settle(lead, view, submission, { level: 1 })])).toEqual(['accepted']);
    expect(await anchorFor(a)).toEqual([criteria]);
    // The anchor stays what it was, whatever the session settled.
    const anchorsNow = async () => {
      const { subjects } = SubjectList.parse(await (await lead.get('/v1/agreement')).json());
      return subjects[0]?.anchors.filter(({ submissionId }) => submissionId === anchored?.id);
    };
    const before = await anchorsNow();
    await close(id);
    expect(await anchorsNow()).toEqual(before);
  });

  it('a reading from somebody who was offline at the reveal still is blind, and is told as late', async () => {
    const id = await open();
    const [a, b, c] = reviewers;
    await pushed(a, await readBy(a, 1));
    await pushed(b, await readBy(b, 1));
    // Whatever the clock of the workstation says.
    const manifest = await c.claim(session);
    const held = manifest.submissions.map((one) => c.sign(manifest, one, {}, 3 * 86_400_000));
    expect((await reveal(id, true)).status).toBe(200);
    expect(await pushed(c, held)).toEqual(['accepted', 'accepted']);
    const { submissions } = await sessionOf(a, id);
    expect(submissions.flatMap(({ readings }) => readings.map(({ late }) => late)).toSorted()).toEqual([
      false,
      false,
      false,
      false,
      true,
      true,
    ]);
    await close(id);
  });

  it('following a session is not being shown it: a reading that comes then still is blind', async () => {
    const id = await open();
    const [a, b] = reviewers;
    await pushed(a, await readBy(a, 1));
    const mine = await readBy(b, 2);
    expect((await reveal(id, true)).status).toBe(200);
    const ending = new AbortController();
    const stream = await fetch(new URL(`/v1/calibrations/${id}/live`, b.url), {
      headers: { authorization: `Bearer ${b.enrolled.credential}` },
      signal: ending.signal,
    });
    expect(stream.status).toBe(200);
    expect(await pushed(b, mine.slice(0, 1))).toEqual(['accepted']);
    await sessionOf(b, id);
    expect(await pushed(b, mine.slice(1))).toEqual(['session_revealed']);
    ending.abort();
    await close(id);
  });

  it('whoever leaves is not waited for, sees nothing any more, and what they read stays', async () => {
    const id = await open();
    const [a, b, c] = reviewers;
    const gone = await readBy(c, 3);
    expect(await pushed(c, gone.slice(0, 1))).toEqual(['accepted']);
    expect((await c.post(`/v1/calibrations/${id}/leave`)).status).toBe(200);
    expect(await pushed(c, gone.slice(1))).toEqual(['batch_not_claimed']);
    expect(await told(await c.get(`/v1/calibrations/${id}`))).toMatchObject({ status: 404 });
    expect(await told(await c.post(`/v1/calibrations/${id}/leave`))).toMatchObject({ status: 404 });
    const again = await c.post(`/v1/batches/${id}/claim`, undefined, { 'if-match': '*' });
    expect(await told(again)).toMatchObject({ status: 409, code: 'wrong_state' });
    await pushed(a, await readBy(a, 1));
    await pushed(b, await readBy(b, 1));
    expect((await reveal(id)).status).toBe(200);
    const seen = await sessionOf(a, id);
    expect(seen.members.filter(({ left }) => left)).toHaveLength(1);
    expect(seen.submissions.flatMap(({ readings }) => readings)).toHaveLength(5);
    await close(id);
  });

  it('whoever does not read is taken out by a lead, and by nobody else; the others go on', async () => {
    const id = await open();
    const [a, b, c] = reviewers;
    await pushed(a, await readBy(a, 1));
    await pushed(b, await readBy(b, 1));
    expect(await told(await reveal(id))).toMatchObject({ status: 409 });
    const { members } = await sessionOf(lead, id);
    const name = members.find(({ read }) => read === 0)?.name ?? '';
    const takeOut = async (by: ExchangeReader) => await by.post(`/v1/calibrations/${id}/take-out`, { name });
    expect(await told(await takeOut(a))).toMatchObject({ status: 403 });
    expect((await takeOut(lead)).status).toBe(200);
    expect(await told(await takeOut(lead))).toMatchObject({ status: 404 });
    expect(await told(await c.get(`/v1/calibrations/${id}`))).toMatchObject({ status: 404 });
    expect((await reveal(id)).status).toBe(200);
    await close(id);
  });

  it('a session that is closed before its reveal is withdrawn, and stays unseen', async () => {
    const id = await open();
    await pushed(reviewers[0], await readBy(reviewers[0], 3));
    expect((await close(id)).status).toBe(200);
    for (const reader of [lead, reviewers[1]]) expect(await textFor(reader, id)).not.toContain('Seen at 3.');
    expect(await told(await reveal(id, true))).toMatchObject({ status: 409 });
    await expect(reviewers[1].claim(session)).rejects.toThrow('no batch');
  });

  it('follows a session: told of what is new in it, present as long as the connection lasts', async () => {
    const id = await open();
    const [a, b] = reviewers;
    const ending = new AbortController();
    const stream = await fetch(new URL(`/v1/calibrations/${id}/live`, a.url), {
      headers: { authorization: `Bearer ${a.enrolled.credential}` },
      signal: ending.signal,
    });
    expect(stream.headers.get('content-type')).toBe('text/event-stream');
    const news = stream.body?.getReader();
    if (!news) throw new Error('no stream');
    // Once for oneself, once for being there.
    expect(await nextOf(news)).toContain('event: changed');
    await expect
      .poll(async () => (await sessionOf(b, id)).members.filter(({ present }) => present).length)
      .toBe(1);
    await pushed(b, await readBy(b, 1));
    expect(await nextOf(news)).toContain('event: changed');
    ending.abort();
    await expect
      .poll(async () => (await sessionOf(b, id)).members.filter(({ present }) => present).length)
      .toBe(0);
    await close(id);
  });

  it('brings news to whoever follows, on whichever instance of the exchange', async () => {
    const { databaseUrl, exchange } = world();
    // The embedded database belongs to one process: there is no other.
    const other = databaseUrl === undefined ? exchange : await startExchange({ databaseUrl });
    const id = await open();
    const [a, b] = reviewers;
    const ending = new AbortController();
    const stream = await fetch(new URL(`/v1/calibrations/${id}/live`, other.url), {
      headers: { authorization: `Bearer ${a.enrolled.credential}` },
      signal: ending.signal,
    });
    const news = stream.body?.getReader();
    if (!news) throw new Error('no stream');
    let changes = 0;
    const reading = (async () => {
      for (;;) changes += (await nextOf(news)).split('event: changed').length - 1;
    })().catch(() => undefined);
    await expect.poll(() => changes).toBe(2);
    await pushed(b, await readBy(b, 1));
    await expect.poll(() => changes).toBe(3);
    ending.abort();
    await reading;
    if (other !== exchange) await other.stop();
    await close(id);
  });

  it('is opened by leads alone, with what there is, never with a time that is over', async () => {
    const { microCredential, submissions } = world().programme;
    const wish = {
      ...{ name: session, microCredentialId: microCredential.id, rubricHash, dueAt: null },
      submissionIds: [submissions[1]?.id],
      personIds: reviewers.map(({ enrolled }) => enrolled.personId),
    };
    const refused = async (change: object, by = lead) =>
      (await told(await by.post('/v1/calibrations', { ...wish, ...change }))).code;
    expect(await refused({}, reviewers[0])).toBe('forbidden');
    expect(await refused({ rubricHash: 'b'.repeat(64) })).toBe('not_found');
    expect(await refused({ submissionIds: [lead.enrolled.personId] })).toBe('not_found');
    const auditor = await world().enrol('auditor');
    expect(await refused({ personIds: [auditor.enrolled.personId, reviewers[0].enrolled.personId] })).toBe(
      'not_found',
    );
    expect(await refused({ personIds: [reviewers[0].enrolled.personId] })).toBe('invalid_request');
    expect(await refused({ dueAt: new Date(Date.now() - 1_000).toISOString() })).toBe('invalid_request');
  });
});
