import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningExchange, startExchange } from '#tests/helpers/exchange.ts';
import { ExchangeReader } from '#tests/helpers/exchangeReader.ts';
import { told } from '#tests/helpers/exchangeWorld.ts';

interface Operation {
  security?: unknown[];
  responses: Record<string, { content?: Record<string, { schema?: { required?: string[] } }> }>;
}

describe('the OpenAPI document of an exchange without a programme', () => {
  let exchange: RunningExchange;
  let document: { openapi: string; paths: Record<string, Record<string, Operation>> };
  beforeAll(async () => {
    exchange = await startExchange();
    document = (await (await fetch(new URL('/openapi.json', exchange.url))).json()) as typeof document;
  });
  afterAll(async () => await exchange.stop());

  it('is OpenAPI 3.1 and holds every public call, and no other', () => {
    expect(document.openapi).toBe('3.1.0');
    const calls = Object.entries(document.paths).flatMap(([path, verbs]) =>
      Object.keys(verbs).map((verb) => `${verb} ${path}`),
    );
    expect(calls.sort()).toEqual([
      'get /v1/agreement',
      'get /v1/agreement/marks',
      'get /v1/agreement/qualifications',
      'get /v1/agreement/readings',
      'get /v1/agreement/seeds',
      'get /v1/agreement/submissions/{id}',
      'get /v1/batches',
      'get /v1/batches/{id}',
      'get /v1/calibrations',
      'get /v1/calibrations/choices',
      'get /v1/calibrations/{id}',
      'get /v1/calibrations/{id}/live',
      'get /v1/events',
      'get /v1/feedback',
      'get /v1/keeping',
      'get /v1/ladder',
      'get /v1/media/{sha256}',
      'get /v1/office',
      'get /v1/office/anchors',
      'get /v1/office/batches/{id}',
      'get /v1/office/batches/{id}/identities',
      'get /v1/office/choices',
      'get /v1/office/rounds',
      'get /v1/office/rounds/{id}',
      'get /v1/office/rubrics',
      'get /v1/order-effects',
      'get /v1/packs',
      'get /v1/packs/{id}',
      'get /v1/results',
      'get /v1/training',
      'get /v1/training/{id}',
      'head /v1/media/{sha256}',
      'post /v1/agreement/submissions/{id}/third-read',
      'post /v1/batches/{id}/claim',
      'post /v1/batches/{id}/release',
      'post /v1/calibrations',
      'post /v1/calibrations/{id}/close',
      'post /v1/calibrations/{id}/leave',
      'post /v1/calibrations/{id}/moment',
      'post /v1/calibrations/{id}/reveal',
      'post /v1/calibrations/{id}/take-out',
      'post /v1/enrolments',
      'post /v1/events',
      'post /v1/office/anchors/{id}',
      'post /v1/office/anchors/{id}/statements',
      'post /v1/office/batches',
      'post /v1/office/batches/{id}/keeping',
      'post /v1/office/batches/{id}/readers',
      'post /v1/office/batches/{id}/release',
      'post /v1/office/people/{id}/organisation',
      'post /v1/office/people/{id}/standing',
      'post /v1/office/people/{id}/withdrawal',
      'post /v1/office/plans',
      'post /v1/office/policy',
      'post /v1/office/policy/trial',
      'post /v1/office/rounds',
      'post /v1/office/rounds/{id}/judgements',
      'post /v1/office/rounds/{id}/take-back',
      'post /v1/office/rubrics',
      'post /v1/office/sets',
      'post /v1/packs',
      'put /v1/media/{sha256}',
    ]);
  });

  it('gives every refusal the same body, and guards everything but enrolment', () => {
    for (const [path, verbs] of Object.entries(document.paths)) {
      for (const operation of Object.values(verbs)) {
        const refused = Object.entries(operation.responses).filter(([status]) => Number(status) >= 400);
        expect(refused.length).toBeGreaterThan(1);
        for (const [, response] of refused) {
          expect(response.content?.['application/json']?.schema?.required).toEqual(['error']);
        }
        expect(operation.security !== undefined).toBe(path !== '/v1/enrolments');
      }
    }
  });

  it('describes a manifest down to the levels of its rubric', () => {
    const text = JSON.stringify(document.paths['/v1/batches/{id}']);
    for (const word of ['readerPseudonym', 'rubricHash', 'passingLevelId', 'captions'])
      expect(text).toContain(word);
  });

  it('stands beside a health check that needs no credential', async () => {
    expect((await fetch(new URL('/healthz', exchange.url))).status).toBe(200);
  });

  it('answers an unknown address and broken JSON in the exchange’s own words', async () => {
    expect(await told(await fetch(new URL('/v2/nothing', exchange.url)))).toMatchObject({
      code: 'not_found',
    });
    const answer = await fetch(new URL('/v1/enrolments', exchange.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expect(await told(answer)).toMatchObject({ status: 400, code: 'invalid_request' });
  });

  it('gives no code to who has not the token of the data folder', async () => {
    const answer = await fetch(new URL('/admin/enrolment-codes', exchange.url), {
      method: 'POST',
      headers: { authorization: `Bearer ${'x'.repeat(43)}`, 'content-type': 'application/json' },
      body: JSON.stringify({ role: 'lead', certified: true, expiresInHours: 1 }),
    });
    expect(await told(answer)).toMatchObject({ status: 401, code: 'unauthenticated' });
  });

  it('enrols before there is a programme, and says there is none', async () => {
    const reader = await ExchangeReader.enrol(
      exchange.url,
      await exchange.enrolCode('assessor', { certified: true }),
    );
    expect(reader.enrolled.programme.name).toBe('No programme yet');
    expect(await (await reader.get('/v1/batches')).json()).toEqual({ batches: [], nextCursor: null });
  });
});
