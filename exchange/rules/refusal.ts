import type { ExchangeErrorBody, ExchangeErrorCode } from '#shared/exchange/wire.ts';

const statusOf: Record<ExchangeErrorCode, number> = {
  invalid_request: 400,
  code_unknown: 404,
  code_expired: 410,
  code_used: 409,
  proof_invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  access_withdrawn: 403,
  not_found: 404,
  version_missing: 428,
  version_changed: 412,
  wrong_state: 409,
  range_unsatisfiable: 416,
  sequence_gap: 409,
  too_large: 413,
  internal: 500,
};

/** A request that the exchange turns down: a code, what happened and what to do. */
export class Refusal extends Error {
  readonly code: ExchangeErrorCode;
  readonly lastSeq: number | undefined;

  constructor(code: ExchangeErrorCode, message: string, lastSeq?: number) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.lastSeq = lastSeq;
  }

  get status(): number {
    return statusOf[this.code];
  }

  get body(): ExchangeErrorBody {
    const { code, message, lastSeq } = this;
    return { error: { code, message, ...(lastSeq === undefined ? {} : { lastSeq }) } };
  }
}

export function refuse(code: ExchangeErrorCode, message: string, lastSeq?: number): Refusal {
  return new Refusal(code, message, lastSeq);
}
