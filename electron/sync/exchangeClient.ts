import { z } from 'zod';
import {
  MarkPage,
  ReadingPage,
  ResultList,
  SeedRecord,
  type SubjectKey,
  SubjectList,
  SubmissionRecord,
  ThirdRead,
} from '#shared/exchange/agreement.ts';
import {
  type NewSession,
  Session,
  SessionChoices,
  SessionList,
  SessionOpened,
} from '#shared/exchange/calibration.ts';
import { PushResponse } from '#shared/exchange/events.ts';
import { Keeping } from '#shared/exchange/keeping.ts';
import { LadderList, Standings } from '#shared/exchange/ladder.ts';
import { TrainingAnchor, TrainingList } from '#shared/exchange/training.ts';
import {
  AssignmentChange,
  BatchPage,
  type EnrolmentRequest,
  EnrolmentResponse,
  EventPage,
  FeedbackPage,
  OrderEffects,
} from '#shared/exchange/wire.ts';
import {
  type Access,
  answerTimeoutMs,
  ask,
  askAlways,
  type Call,
  failureOf,
  send,
} from './exchangeRequest.ts';
import { problemOfRequest } from './failures.ts';
import { officeCalls } from './officeCalls.ts';

/** Enrols this device. @throws ProblemError */
export function postEnrolment(
  url: string,
  request: EnrolmentRequest,
  signal: AbortSignal,
): Promise<EnrolmentResponse> {
  const body = JSON.stringify(request);
  return askAlways(
    { access: { url }, path: '/v1/enrolments', method: 'POST', body, signal },
    EnrolmentResponse,
  );
}

/** The exchange's calls for an enrolled device. Each throws ProblemError; `ExchangeRefusal` where it said no. */
export function exchangeClient(access: Access, signal: AbortSignal) {
  const change = (batchId: string, verb: 'claim' | 'release', version: string) =>
    askAlways(
      {
        access,
        path: `/v1/batches/${batchId}/${verb}`,
        method: 'POST',
        headers: { 'if-match': `"${version}"` },
        signal,
      },
      AssignmentChange,
    );
  const withCursor = (path: string, cursor: string | null) =>
    cursor === null ? path : `${path}?cursor=${encodeURIComponent(cursor)}`;
  const withSubject = (path: string, { microCredentialId, rubricHash }: SubjectKey, cursor: string | null) =>
    `${withCursor(path, cursor)}${cursor === null ? '?' : '&'}microCredential=${microCredentialId}&rubric=${rubricHash}`;
  return {
    /** @returns undefined where the page still is what `etag` named */
    batches: (cursor: string | null, etag: string | null) =>
      ask(
        {
          access,
          path: withCursor('/v1/batches', cursor),
          headers: etag === null ? {} : { 'if-none-match': etag },
          signal,
        },
        BatchPage,
      ),
    /** As it came: whoever asked checks it. */
    manifest: (batchId: string): Promise<unknown> =>
      askAlways({ access, path: `/v1/batches/${batchId}`, signal }, z.unknown()),
    claim: (batchId: string, version: string) => change(batchId, 'claim', version),
    release: (batchId: string, version: string) => change(batchId, 'release', version),
    /** @param body the events as they were signed, in one JSON text */
    push: (body: string) =>
      askAlways({ access, path: '/v1/events', method: 'POST', body, signal }, PushResponse),
    keeping: () => askAlways({ access, path: '/v1/keeping', signal }, Keeping),
    feedback: (cursor: string | null) =>
      askAlways({ access, path: withCursor('/v1/feedback', cursor), signal }, FeedbackPage),
    subjects: () => askAlways({ access, path: '/v1/agreement', signal }, SubjectList),
    readings: (subject: SubjectKey, cursor: string | null) =>
      askAlways(
        { access, path: withSubject('/v1/agreement/readings', subject, cursor), signal },
        ReadingPage,
      ),
    marks: (subject: SubjectKey, cursor: string | null) =>
      askAlways({ access, path: withSubject('/v1/agreement/marks', subject, cursor), signal }, MarkPage),
    submission: (submissionId: string) =>
      askAlways({ access, path: `/v1/agreement/submissions/${submissionId}`, signal }, SubmissionRecord),
    askThirdRead: (submissionId: string) =>
      askAlways(
        { access, path: `/v1/agreement/submissions/${submissionId}/third-read`, method: 'POST', signal },
        ThirdRead,
      ),
    results: (subject: SubjectKey) =>
      askAlways({ access, path: withSubject('/v1/results', subject, null), signal }, ResultList),
    events: (cursor: string | null) =>
      askAlways({ access, path: withCursor('/v1/events', cursor), signal }, EventPage),
    standings: (subject: SubjectKey) =>
      askAlways(
        { access, path: withSubject('/v1/agreement/qualifications', subject, null), signal },
        Standings,
      ),
    seeds: (subject: SubjectKey) =>
      askAlways({ access, path: withSubject('/v1/agreement/seeds', subject, null), signal }, SeedRecord),
    training: () => askAlways({ access, path: '/v1/training', signal }, TrainingList),
    trainingAnchor: (submissionId: string) =>
      askAlways({ access, path: `/v1/training/${submissionId}`, signal }, TrainingAnchor),
    ladders: () => askAlways({ access, path: '/v1/ladder', signal }, LadderList),
    sessions: () => askAlways({ access, path: '/v1/calibrations', signal }, SessionList),
    session: (id: string) => askAlways({ access, path: `/v1/calibrations/${id}`, signal }, Session),
    sessionChoices: (microCredentialId: string) =>
      askAlways(
        { access, path: `/v1/calibrations/choices?microCredential=${microCredentialId}`, signal },
        SessionChoices,
      ),
    openSession: (wish: NewSession) =>
      askAlways(
        { access, path: '/v1/calibrations', method: 'POST', body: JSON.stringify(wish), signal },
        SessionOpened,
      ),
    changeSession: (id: string, verb: 'reveal' | 'moment' | 'close' | 'leave' | 'take-out', wish?: object) =>
      askAlways(
        {
          ...{ access, path: `/v1/calibrations/${id}/${verb}`, method: 'POST', signal },
          ...(wish === undefined ? {} : { body: JSON.stringify(wish) }),
        },
        SessionOpened,
      ),
    ...officeCalls((path, answer, body) =>
      askAlways(
        {
          ...{ access, path, signal },
          ...(body === undefined ? {} : { method: 'POST' as const, body: JSON.stringify(body) }),
        },
        answer,
      ),
    ),
    orderEffects: () => askAlways({ access, path: '/v1/order-effects', signal }, OrderEffects),
  };
}

export type ExchangeClient = ReturnType<typeof exchangeClient>;

/** Asks for an answer that flows. The time limit ends with its headers: a body may take as long as it flows. */
async function requestStream(call: Call & { access: Access }): Promise<Response> {
  const { access, signal } = call;
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(new DOMException('no answer', 'TimeoutError')), answerTimeoutMs);
  try {
    const response = await send(call, AbortSignal.any([signal, limit.signal]));
    // 416 tells the library that its part is longer than the file: it knows what to do.
    if (!response.ok && response.status !== 416) throw await failureOf(response, access.url);
    return response;
  } catch (error) {
    throw problemOfRequest(error, access.url);
  } finally {
    clearTimeout(timer);
  }
}

/** Asks for a file from `start` on. @throws ProblemError */
export async function requestMedia(
  access: Access,
  sha256: string,
  { start, signal }: { start: number; signal: AbortSignal },
): Promise<Response> {
  const headers: Record<string, string> = { accept: '*/*' };
  if (start > 0) Object.assign(headers, { range: `bytes=${start}-`, 'if-range': `"${sha256}"` });
  return await requestStream({ access, path: `/v1/media/${sha256}`, headers, signal });
}

/** Follows a calibration session: its news come for as long as somebody reads them. @throws ProblemError */
export async function requestSessionNews(
  access: Access,
  sessionId: string,
  signal: AbortSignal,
): Promise<Response> {
  const headers = { accept: 'text/event-stream' };
  return await requestStream({ access, path: `/v1/calibrations/${sessionId}/live`, headers, signal });
}
