import type { BatchManifest, Submission } from '#shared/domain/batch.ts';
import { mediaOf } from '#shared/domain/evidence.ts';
import { newId } from '#shared/domain/primitives.ts';
import type { ReadingEvent, ReadingPayload, SignedEvent, UnsignedEvent } from '#shared/exchange/events.ts';
import { eventHash, genesisHash, newDeviceKeys, signEvent, signValue } from '#shared/exchange/signing.ts';
import { EnrolmentResponse } from '#shared/exchange/wire.ts';

type Enrolled = EnrolmentResponse & { keys: ReturnType<typeof newDeviceKeys> };

type Said = Pick<UnsignedEvent, 'type' | 'payload' | 'rubricHash' | 'mediaHashes'>;

/** A device that speaks the protocol by hand: what a workstation sends, without a workstation. */
export class ExchangeReader {
  readonly url: string;
  readonly enrolled: Enrolled;
  private last: SignedEvent | undefined;

  private constructor(url: string, enrolled: Enrolled) {
    this.url = url;
    this.enrolled = enrolled;
  }

  static async enrol(url: string, code: string): Promise<ExchangeReader> {
    const keys = newDeviceKeys();
    const proof = signValue({ code, publicKey: keys.publicKey }, keys.privateKey);
    const answer = await fetch(new URL('/v1/enrolments', url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code, publicKey: keys.publicKey, proof }),
    });
    if (!answer.ok) throw new Error(`not enrolled: ${await answer.text()}`);
    return new ExchangeReader(url, { ...EnrolmentResponse.parse(await answer.json()), keys });
  }

  async get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> {
    const authorization = `Bearer ${this.enrolled.credential}`;
    return await fetch(new URL(path, this.url), { method, headers: { authorization, ...headers } });
  }

  async post(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const authorization = `Bearer ${this.enrolled.credential}`;
    const content = body === undefined ? {} : { 'content-type': 'application/json' };
    return await fetch(new URL(path, this.url), {
      method: 'POST',
      headers: { authorization, ...content, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  /** Sends a file of a pack. */
  async put(path: string, body: Uint8Array, mediaType: string): Promise<Response> {
    const headers = { authorization: `Bearer ${this.enrolled.credential}`, 'content-type': mediaType };
    return await fetch(new URL(path, this.url), { method: 'PUT', headers, body: Buffer.from(body) });
  }

  /** Lists, claims and reads the batch of that name. */
  async claim(name: string): Promise<BatchManifest> {
    const list = (await (await this.get('/v1/batches')).json()) as {
      batches: { id: string; name: string; version: string }[];
    };
    const batch = list.batches.find((one) => one.name === name);
    if (!batch) throw new Error(`no batch ${name}`);
    const claimed = await this.post(`/v1/batches/${batch.id}/claim`, undefined, {
      'if-match': `"${batch.version}"`,
    });
    if (!claimed.ok) throw new Error(await claimed.text());
    return (await (await this.get(`/v1/batches/${batch.id}`)).json()) as BatchManifest;
  }

  /** The next event of this device's chain; `change` bends what it says before it is signed. */
  sign(
    manifest: BatchManifest,
    submission: Submission,
    change: Partial<ReadingPayload> = {},
    clockAheadMs = 0,
  ): ReadingEvent {
    const said = {
      type: 'reading.submitted' as const,
      payload: { ...completeReading(manifest, submission), ...change },
      rubricHash: manifest.rubricHash,
      mediaHashes: mediaOf(submission.evidence).map((one) => one.sha256),
    };
    return this.say(said, clockAheadMs) as ReadingEvent;
  }

  /** The next event of this device's chain, whatever it says. */
  say(said: Said, clockAheadMs = 0): SignedEvent {
    const event = signEvent(
      {
        eventId: newId(),
        deviceId: this.enrolled.deviceId,
        author: this.enrolled.personId,
        seq: (this.last?.seq ?? 0) + 1,
        prevHash: this.last ? eventHash(this.last) : genesisHash,
        at: new Date(Date.now() + clockAheadMs).toISOString(),
        ...said,
      } as UnsignedEvent,
      this.enrolled.keys.privateKey,
    );
    this.last = event;
    return event;
  }

  async push(events: readonly unknown[]): Promise<Response> {
    return await this.post('/v1/events', { events });
  }
}

/** A reading that lacks nothing: the first criterion with a span, the others without evidence. */
export function completeReading(manifest: BatchManifest, submission: Submission): ReadingPayload {
  const [first] = manifest.rubric.criteria;
  const evidenceId = submission.evidence[0]?.id ?? '';
  return {
    readingId: newId(),
    batchId: manifest.id,
    submissionId: submission.id,
    supersedes: null,
    openedAt: new Date().toISOString(),
    activeMs: 90_000,
    scores: manifest.rubric.criteria.map((criterion, i) => ({
      criterionId: criterion.id,
      levelId: criterion.levels[2]?.id ?? '',
      noEvidence: i > 0,
      rationale: 'Seen.',
    })),
    annotations: [
      {
        id: newId(),
        span: { kind: 'time', evidenceId, startMs: 1_000, endMs: 4_000 },
        criterionIds: [first?.id ?? ''],
        levelId: null,
        note: '',
      },
    ],
    feedback: 'Well done.',
  };
}
