import type { z } from 'zod';
import type { ProblemError } from '#shared/contract/errors.ts';
import { ExchangeErrorBody } from '#shared/exchange/wire.ts';
import { ExchangeRefusal, problemOfRequest, unexpected, unreachable } from './failures.ts';

/** Where the exchange is and how this device proves itself to it. */
export interface Access {
  url: string;
  credential: string;
}

export interface Call {
  access: { url: string; credential?: string };
  path: string;
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  signal: AbortSignal;
}

export const answerTimeoutMs = 30_000;
const maxAnswerBytes = 32 * 1024 ** 2;

function headersOf(call: Call): Record<string, string> {
  const { credential } = call.access;
  return {
    accept: 'application/json',
    ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(credential === undefined ? {} : { authorization: `Bearer ${credential}` }),
    ...call.headers,
  };
}

export async function send(call: Call, signal: AbortSignal): Promise<Response> {
  const { access, path, method = 'GET', body } = call;
  const init = { method, headers: headersOf(call), signal, redirect: 'manual' } as const;
  return await fetch(access.url + path, body === undefined ? init : { ...init, body });
}

/** The body as text, refused once it is larger than any answer of an exchange. */
async function readText(response: Response, address: string): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxAnswerBytes) throw unexpected(address, 'its answer does not end');
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function parseJson(text: string, address: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw unexpected(address, 'its answer is not JSON', error);
  }
}

/** Paths of a schema's complaints, without the values that were complained about. */
export function complaintsOf(error: z.ZodError): string {
  const paths = error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.join('.') || 'all of it'} (${issue.code})`);
  return paths.join(', ');
}

/** The failure that an answer other than 2xx stands for. */
export async function failureOf(response: Response, address: string): Promise<ProblemError> {
  const { status } = response;
  if (status >= 300 && status < 400) return unexpected(address, 'it sends on to another address');
  const text = await readText(response, address);
  const body = ExchangeErrorBody.safeParse(text.startsWith('{') ? parseJson(text, address) : undefined);
  if (body.success) return new ExchangeRefusal(body.data);
  if (status >= 502 && status <= 504) return unreachable(undefined, address);
  return unexpected(address, `it answered ${status}`);
}

interface Answer<T> {
  data: T;
  etag: string | null;
}

/** @returns undefined for 304, not modified */
export async function ask<T>(call: Call, schema: z.ZodType<T>): Promise<Answer<T> | undefined> {
  const address = call.access.url;
  const signal = AbortSignal.any([call.signal, AbortSignal.timeout(answerTimeoutMs)]);
  try {
    const response = await send(call, signal);
    if (response.status === 304) return undefined;
    if (!response.ok) throw await failureOf(response, address);
    const parsed = schema.safeParse(parseJson(await readText(response, address), address));
    if (!parsed.success) throw unexpected(address, `its answer differs at ${complaintsOf(parsed.error)}`);
    return { data: parsed.data, etag: response.headers.get('etag') };
  } catch (error) {
    throw problemOfRequest(error, address);
  }
}

export async function askAlways<T>(call: Call, schema: z.ZodType<T>): Promise<T> {
  const answer = await ask(call, schema);
  if (answer === undefined) throw unexpected(call.access.url, 'it answered 304');
  return answer.data;
}
