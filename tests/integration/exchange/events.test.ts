import { expect, it } from 'vitest';
import type { BatchManifest, Submission } from '#shared/domain/batch.ts';
import { newId } from '#shared/domain/primitives.ts';
import type { PushResponse, SignedEvent, UnsignedEvent } from '#shared/exchange/events.ts';
import { eventHash, newDeviceKeys, signEvent, verifyEvent } from '#shared/exchange/signing.ts';
import { EventPage, FeedbackPage } from '#shared/exchange/wire.ts';
import { completeReading, type ExchangeReader } from '#tests/helpers/exchangeReader.ts';
import { type ExchangeWorld, onEachDatabase, told } from '#tests/helpers/exchangeWorld.ts';

async function ready(world: ExchangeWorld, batch = 'Spring', certified = true) {
  const reader = await world.enrol('assessor', { certified });
  const manifest = await reader.claim(batch);
  const at = (index: number): Submission => {
    const submission = manifest.submissions[index];
    if (!submission) throw new Error('no such submission');
    return submission;
  };
  return { reader, manifest, at };
}

/** Verdicts in short: `accepted`, or `rejected: why`. */
async function verdictsOf(answer: Response): Promise<string[]> {
  const { verdicts } = (await answer.json()) as PushResponse;
  return verdicts.map(({ verdict, reason }) => (reason ? `${verdict}: ${reason.code}` : verdict));
}

/** The event with something else in it, signed again. */
function bent(reader: ExchangeReader, event: SignedEvent, change: Partial<UnsignedEvent>): SignedEvent {
  const { signature: _, ...unsigned } = event;
  return signEvent({ ...unsigned, ...change } as UnsignedEvent, reader.enrolled.keys.privateKey);
}

async function feedbackOf(reader: ExchangeReader, cursor = ''): Promise<FeedbackPage> {
  return FeedbackPage.parse(await (await reader.get(`/v1/feedback${cursor}`)).json());
}

onEachDatabase('events', (world) => {
  it('accepts readings and says how far the chain is held', async () => {
    const { reader, manifest, at } = await ready(world());
    const answer = await reader.push([reader.sign(manifest, at(0)), reader.sign(manifest, at(1))]);
    const body = (await answer.json()) as PushResponse;
    expect(body.verdicts.map((one) => one.verdict)).toEqual(['accepted', 'accepted']);
    expect(body.receipt.lastSeq).toBe(2);
  });

  it('knows a repeated event again and stores it once', async () => {
    const { reader, manifest, at } = await ready(world());
    const event = reader.sign(manifest, at(0));
    expect(await verdictsOf(await reader.push([event]))).toEqual(['accepted']);
    expect(await verdictsOf(await reader.push([event, reader.sign(manifest, at(1))]))).toEqual([
      'duplicate',
      'accepted',
    ]);
    expect((await feedbackOf(reader)).items.filter((item) => item.type === 'receipt')).toHaveLength(2);
  });

  it('takes each event once when the same push comes twice at the same moment', async () => {
    const { reader, manifest, at } = await ready(world());
    const event = reader.sign(manifest, at(0));
    const answers = await Promise.all([reader.push([event]), reader.push([event])]);
    const verdicts = (await Promise.all(answers.map(verdictsOf))).flat();
    expect(verdicts.sort()).toEqual(['accepted', 'duplicate']);
  });

  it('holds an operational reading of an assessor without certification, and accepts a practice one', async () => {
    const { reader, manifest, at } = await ready(world(), 'Spring', false);
    expect(await verdictsOf(await reader.push([reader.sign(manifest, at(0))]))).toEqual([
      'held: not_certified',
    ]);
    const practice = await reader.claim('Practice');
    const [submission = at(0)] = practice.submissions;
    expect(await verdictsOf(await reader.push([reader.sign(practice, submission)]))).toEqual(['accepted']);
  });

  it('refuses a request with a gap whole, and says what it holds', async () => {
    const { reader, manifest, at } = await ready(world());
    const events = [0, 1, 2].map((index) => reader.sign(manifest, at(index)));
    await reader.push([events[0]]);
    const answer = await told(await reader.push([events[2]]));
    expect(answer).toMatchObject({ status: 409, code: 'sequence_gap', body: { error: { lastSeq: 1 } } });
    expect(await verdictsOf(await reader.push([events[1], events[2]]))).toEqual(['accepted', 'accepted']);
  });

  it('stores nothing of a request whose own numbers skip one', async () => {
    const { reader, manifest, at } = await ready(world());
    const events = [0, 1, 2].map((index) => reader.sign(manifest, at(index)));
    expect(await told(await reader.push([events[0], events[2]]))).toMatchObject({
      status: 409,
      body: { error: { lastSeq: 0 } },
    });
    expect(await verdictsOf(await reader.push(events))).toEqual(['accepted', 'accepted', 'accepted']);
  });

  it('sets aside a second event in the same place, and a link to another history', async () => {
    const { reader, manifest, at } = await ready(world());
    const first = reader.sign(manifest, at(0));
    await reader.push([first]);
    const twin = bent(reader, first, { eventId: newId() });
    expect(await verdictsOf(await reader.push([twin]))).toEqual(['rejected: chain_forked']);
    const stray = bent(reader, first, { eventId: newId(), seq: 2, prevHash: eventHash(twin) });
    expect(await verdictsOf(await reader.push([stray]))).toEqual(['rejected: chain_forked']);
    expect(await verdictsOf(await reader.push([reader.sign(manifest, at(1))]))).toEqual(['accepted']);
  });

  it('rejects another key’s signature, and what follows it, and goes on from what it holds', async () => {
    const { reader, manifest, at } = await ready(world());
    const first = reader.sign(manifest, at(0));
    const forged = { ...first, payload: { ...first.payload, feedback: 'Changed on the way.' } };
    const second = reader.sign(manifest, at(1));
    expect(await verdictsOf(await reader.push([forged, second]))).toEqual([
      'rejected: signature_invalid',
      'rejected: chain_forked',
    ]);
    const { signature: _, ...unsigned } = first;
    const other = signEvent(unsigned, newDeviceKeys().privateKey);
    expect(await verdictsOf(await reader.push([other]))).toEqual(['rejected: signature_invalid']);
    expect(await verdictsOf(await reader.push([first, second]))).toEqual(['accepted', 'accepted']);
  });

  it('rejects an event in another’s name', async () => {
    const { reader, manifest, at } = await ready(world());
    const stranger = await world().enrol('assessor');
    const event = bent(reader, reader.sign(manifest, at(0)), { author: stranger.enrolled.personId });
    expect(await verdictsOf(await reader.push([event]))).toEqual(['rejected: author_mismatch']);
  });

  const wrongReadings: [string, string, (m: BatchManifest, s: Submission) => object][] = [
    ['of a submission outside the batch', 'unknown_submission', () => ({ submissionId: newId() })],
    ['of a batch that is not claimed', 'batch_not_claimed', () => ({ batchId: newId() })],
    [
      'without a criterion',
      'reading_incomplete',
      (m, s) => ({ scores: completeReading(m, s).scores.slice(1) }),
    ],
    ['without evidence', 'reading_incomplete', () => ({ annotations: [] })],
    [
      'with a level of no criterion',
      'payload_invalid',
      (m, s) => ({ scores: completeReading(m, s).scores.map((score) => ({ ...score, levelId: newId() })) }),
    ],
    [
      'with a span in another submission’s evidence',
      'payload_invalid',
      (m, s) => ({
        annotations: completeReading(m, s).annotations.map((a) => ({
          ...a,
          span: { ...a.span, evidenceId: m.submissions[5]?.evidence[0]?.id },
        })),
      }),
    ],
    ['with a field that has no place in it', 'payload_invalid', () => ({ educatorName: 'nobody' })],
    ['that replaces a reading nobody made', 'supersedes_unknown', () => ({ supersedes: newId() })],
  ];
  it.each(wrongReadings)('rejects a reading %s, and the chain goes on', async (_, reason, change) => {
    const { reader, manifest, at } = await ready(world());
    const wrong = reader.sign(manifest, at(0), change(manifest, at(0)));
    const right = reader.sign(manifest, at(1));
    expect(await verdictsOf(await reader.push([wrong, right]))).toEqual([`rejected: ${reason}`, 'accepted']);
  });

  it('rejects a reading by another rubric', async () => {
    const { reader, manifest, at } = await ready(world());
    const event = bent(reader, reader.sign(manifest, at(0)), { rubricHash: '0'.repeat(64) });
    expect(await verdictsOf(await reader.push([event]))).toEqual(['rejected: rubric_changed']);
  });

  it('lets a revision replace the latest reading, and nothing else', async () => {
    const { reader, manifest, at } = await ready(world());
    const first = reader.sign(manifest, at(0));
    const second = reader.sign(manifest, at(0), { supersedes: first.payload.readingId });
    const unasked = reader.sign(manifest, at(0));
    const late = reader.sign(manifest, at(0), { supersedes: first.payload.readingId });
    expect(await verdictsOf(await reader.push([first, second, unasked, late]))).toEqual([
      'accepted',
      'accepted',
      'rejected: supersedes_unknown',
      'rejected: supersedes_unknown',
    ]);
  });

  it('lets a revision replace a rejected reading', async () => {
    const { reader, manifest, at } = await ready(world());
    const wrong = reader.sign(manifest, at(0), { annotations: [] });
    const right = reader.sign(manifest, at(0), { supersedes: wrong.payload.readingId });
    expect(await verdictsOf(await reader.push([wrong, right]))).toEqual([
      'rejected: reading_incomplete',
      'accepted',
    ]);
  });

  it('takes 500 events at once and refuses more', async () => {
    const { reader, manifest, at } = await ready(world());
    const first = reader.sign(manifest, at(0));
    const events = [first];
    while (events.length < 500) {
      const last = events.at(-1)?.payload.readingId ?? null;
      events.push(reader.sign(manifest, at(0), { supersedes: last }));
    }
    const tooMany = await told(await reader.push([...events, reader.sign(manifest, at(1))]));
    expect(tooMany).toMatchObject({ status: 400, code: 'invalid_request' });
    const verdicts = await verdictsOf(await reader.push(events));
    expect(verdicts).toHaveLength(500);
    expect(new Set(verdicts)).toEqual(new Set(['accepted']));
  });

  it('refuses a request of more than 32 MB in plain words', async () => {
    const { reader } = await ready(world());
    const event = { eventId: newId(), seq: 1, note: 'x'.repeat(33 * 1024 * 1024) };
    expect(await told(await reader.push([event]))).toMatchObject({ status: 413, code: 'too_large' });
  });

  it('gives receipts in order, each once, from cursor to cursor', async () => {
    const { reader, manifest, at } = await ready(world(), 'Spring', false);
    const events = [0, 1, 2].map((index) => reader.sign(manifest, at(index)));
    await reader.push(events);
    const first = await feedbackOf(reader, '?limit=2');
    const rest = await feedbackOf(reader, `?cursor=${first.nextCursor}`);
    const ids = [...first.items, ...rest.items].map((item) =>
      item.type === 'receipt' ? item.eventId : item.type,
    );
    expect(ids).toEqual(events.map((event) => event.eventId));
    expect(rest.items[0]).toMatchObject({ verdict: 'held', reason: 'not_certified' });
    expect(await feedbackOf(reader, `?cursor=${rest.nextCursor}`)).toEqual({
      items: [],
      nextCursor: rest.nextCursor,
    });
  });

  it('shows leads and auditors the log, so that anyone can verify it again', async () => {
    const { reader, manifest, at } = await ready(world());
    const event = reader.sign(manifest, at(0));
    await reader.push([event]);
    const auditor = await world().enrol('auditor');
    const seen: EventPage['events'] = [];
    for (let cursor = '', more = true; more; ) {
      const page = EventPage.parse(await (await auditor.get(`/v1/events?limit=7${cursor}`)).json());
      seen.push(...page.events);
      cursor = `&cursor=${page.nextCursor}`;
      more = page.events.length > 0;
    }
    expect(seen.find((one) => one.event.eventId === event.eventId)?.event).toEqual(event);
    expect(seen.every((one) => verifyEvent(one.event, one.publicKey))).toBe(true);
    const rater = world().programme.raters[0];
    const readings = rater?.readings.map((reading) => reading.id);
    const ofRater = seen.filter((one) => one.event.author === rater?.id);
    expect(
      ofRater.map(({ event: { payload }, verdict }) => [
        'readingId' in payload && payload.readingId,
        verdict,
      ]),
    ).toEqual(readings?.map((id) => [id, 'accepted']));
    expect(await told(await reader.get('/v1/events'))).toMatchObject({ status: 403, code: 'forbidden' });
  });
});
