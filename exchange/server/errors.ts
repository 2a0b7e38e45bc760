import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { Refusal, refuse } from '../rules/refusal.ts';

function validationRefusal(error: unknown): Refusal | undefined {
  if (!hasZodFastifySchemaValidationErrors(error)) return undefined;
  const context = error.validationContext ?? 'request';
  const told = error.validation.slice(0, 5).map((fault) => {
    const field = fault.instancePath.split('/').filter(Boolean);
    return `${[context, ...field].join('.')}: ${fault.message ?? 'not as expected'}`;
  });
  return refuse('invalid_request', told.join('; ').slice(0, 1_900));
}

/** What the framework itself refuses, in the exchange's own words. */
function frameworkRefusal(error: FastifyError): Refusal | undefined {
  if (error.statusCode === 413) {
    return refuse('too_large', 'The request is too large. Send fewer events at once.');
  }
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return refuse(
      'invalid_request',
      `The request cannot be read (${error.code}). Send JSON as the API says.`,
    );
  }
  return undefined;
}

/** The place of an error without its message, which may quote what people wrote. */
function traceOf(error: Error): string[] {
  const lines = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return lines.slice(0, 8).map((line) => line.trim());
}

function internalRefusal(error: Error & { code?: unknown }, request: FastifyRequest): Refusal {
  const reference = randomUUID();
  const cause = error.cause instanceof Error ? error.cause : undefined;
  const code = error.code ?? (cause as { code?: unknown } | undefined)?.code;
  request.log.error(
    { reference, error: error.name, code, trace: traceOf(cause ?? error) },
    'unexpected error',
  );
  return refuse(
    'internal',
    `Something went wrong on the exchange. Tell the programme office this reference: ${reference}`,
  );
}

/** More than this is not read for the sake of an answer. */
const mostReadOut = 256 * 1024 * 1024;

/** Reads what is still being sent and throws it away: a sender that is cut off in the middle never reads the answer. */
async function readOut(request: IncomingMessage): Promise<void> {
  let bytes = 0;
  try {
    for await (const chunk of request) {
      bytes += (chunk as Buffer).length;
      if (bytes > mostReadOut) return;
    }
  } catch {
    // The sender has gone: there is nobody to answer.
  }
}

/** Turns whatever was thrown into a refusal with a code; what is unexpected is logged under a reference. */
export async function answerError(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const refusal =
    error instanceof Refusal
      ? error
      : (validationRefusal(error) ?? frameworkRefusal(error) ?? internalRefusal(error, request));
  if (refusal.status === 413) await readOut(request.raw);
  await reply.code(refusal.status).type('application/json; charset=utf-8').send(refusal.body);
}
