import { newDeviceKeys, signValue } from '#shared/exchange/signing.ts';
import { EnrolmentResponse, EventPage } from '#shared/exchange/wire.ts';

type AuditedEvent = EventPage['events'][number];

/** Enrols at an exchange as a plain HTTP client would. @returns the credential */
export async function enrolByHand(exchangeUrl: string, code: string): Promise<EnrolmentResponse> {
  const { privateKey, publicKey } = newDeviceKeys();
  const proof = signValue({ code, publicKey }, privateKey);
  const answer = await fetch(`${exchangeUrl}/v1/enrolments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, publicKey, proof }),
  });
  if (!answer.ok) throw new Error(`enrolment answered ${answer.status}: ${await answer.text()}`);
  return EnrolmentResponse.parse(await answer.json());
}

/** Every event that the exchange holds, as an auditor reads them, oldest first. */
export async function auditEvents(exchangeUrl: string, credential: string): Promise<AuditedEvent[]> {
  const events: AuditedEvent[] = [];
  let cursor: string | undefined;
  for (;;) {
    const query = cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`;
    const answer = await fetch(`${exchangeUrl}/v1/events${query}`, {
      headers: { authorization: `Bearer ${credential}` },
    });
    if (!answer.ok) throw new Error(`events answered ${answer.status}: ${await answer.text()}`);
    const page = EventPage.parse(await answer.json());
    events.push(...page.events);
    if (page.events.length === 0) return events;
    cursor = page.nextCursor;
  }
}

/** The submitted readings among them. */
export async function auditReadings(exchangeUrl: string, credential: string) {
  const events = await auditEvents(exchangeUrl, credential);
  return events.flatMap(({ event, ...about }) =>
    event.type === 'reading.submitted' ? [{ ...about, event }] : [],
  );
}
