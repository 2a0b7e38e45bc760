import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { newDeviceKeys, signValue } from '#shared/exchange/signing.ts';
import { ExchangeReader } from '#tests/helpers/exchangeReader.ts';
import { onEachDatabase, told } from '#tests/helpers/exchangeWorld.ts';

onEachDatabase('enrolment', (world) => {
  const enrol = async (body: unknown) => {
    const answer = await fetch(new URL('/v1/enrolments', world().exchange.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return await told(answer);
  };
  const requestWith = (code: string) => {
    const { publicKey, privateKey } = newDeviceKeys();
    return { code, publicKey, proof: signValue({ code, publicKey }, privateKey) };
  };

  it('gives a device its credential, its role and a pseudonym', async () => {
    const { enrolled } = await world().enrol('assessor');
    expect(enrolled.role).toBe('assessor');
    expect(enrolled.pseudonym).toMatch(/^[A-Z][a-z]+/);
    expect(enrolled.programme).toEqual({ name: 'Test programme', notice: 'Made for tests.' });
    expect(Buffer.from(enrolled.credential, 'base64url')).toHaveLength(32);
  });

  it('takes a code once', async () => {
    const code = await world().exchange.enrolCode('assessor');
    await ExchangeReader.enrol(world().exchange.url, code);
    expect(await enrol(requestWith(code))).toMatchObject({ status: 409, code: 'code_used' });
  });

  it('gives a code to one device when two use it at the same moment', async () => {
    const code = await world().exchange.enrolCode('assessor');
    const answers = await Promise.all([enrol(requestWith(code)), enrol(requestWith(code))]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
  });

  it('refuses a code that nobody was given', async () => {
    expect(await enrol(requestWith('ABCD-EFGH-JKMN-PQRS'))).toMatchObject({
      status: 404,
      code: 'code_unknown',
    });
  });

  it('refuses a code that has expired', async () => {
    const code = await world().exchange.enrolCode('assessor', { expiresInHours: 0.000001 });
    // Four milliseconds: a fast machine would be there before they are over.
    await setTimeout(20);
    expect(await enrol(requestWith(code))).toMatchObject({ status: 410, code: 'code_expired' });
  });

  it('refuses a key whose holder did not sign, and leaves the code good', async () => {
    const code = await world().exchange.enrolCode('assessor');
    const request = { ...requestWith(code), publicKey: newDeviceKeys().publicKey };
    expect(await enrol(request)).toMatchObject({ status: 400, code: 'proof_invalid' });
    expect((await enrol(requestWith(code))).status).toBe(201);
  });

  it('says which field of a request is wrong', async () => {
    const { code, body } = await enrol({ ...requestWith('ABCD-EFGH-JKMN-PQRS'), code: 'short' });
    expect(code).toBe('invalid_request');
    expect(JSON.stringify(body)).toContain('body.code: a code looks like ABCD-EFGH-JKMN-PQRS');
  });

  it.each(['', 'Bearer nothing-that-was-ever-given-to-anyone', 'Basic abc'])(
    'refuses the credential “%s”',
    async (authorization) => {
      const answer = await fetch(new URL('/v1/batches', world().exchange.url), {
        headers: { authorization },
      });
      expect(await told(answer)).toMatchObject({ status: 401, code: 'unauthenticated' });
    },
  );

  it('tells a certified person so in the feedback', async () => {
    const reader = await world().enrol('assessor', { certified: true });
    const { items } = (await (await reader.get('/v1/feedback')).json()) as { items: { type: string }[] };
    expect(items).toMatchObject([
      { type: 'certification', status: 'valid', microCredentialId: world().programme.microCredential.id },
    ]);
  });
});
