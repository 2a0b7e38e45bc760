import { type Problem, ProblemError, problem } from '#shared/contract/errors.ts';
import type { ExchangeErrorBody, ExchangeErrorCode } from '#shared/exchange/wire.ts';

/** The exchange understood and said no. */
export class ExchangeRefusal extends ProblemError {
  readonly refusal: ExchangeErrorCode;
  /** With a sequence gap: the last event the exchange has of this device. */
  readonly lastSeq: number | undefined;

  constructor({ error }: ExchangeErrorBody) {
    super(problemOfRefusal(error));
    this.name = 'ExchangeRefusal';
    this.refusal = error.code;
    this.lastSeq = error.lastSeq;
  }
}

const newCode = 'Ask the programme office for a new code.';

/** @param reason what the programme office wrote; null where it is not known yet */
export function withdrawnProblem(reason: string | null): Problem {
  const said = reason === null ? '' : ` It says: ${reason}`;
  return {
    code: 'access_withdrawn',
    message: `The programme office has withdrawn your access.${said}`.slice(0, 2_000),
    remedy:
      'Evidence and names are removed from this workstation; your own readings stay, and those not sent yet are sent and held. If it lets you in again, enrol with a new code and another profile.',
  };
}

function problemOfRefusal({ code, message }: ExchangeErrorBody['error']) {
  switch (code) {
    case 'code_unknown':
      return {
        code: 'code_wrong',
        message: 'The exchange does not know this code.',
        remedy: 'Compare it letter by letter with the one you were given, and check the address.',
      } as const;
    case 'code_expired':
      return { code: 'code_expired', message: 'This code has expired.', remedy: newCode } as const;
    case 'code_used':
      return { code: 'code_used', message: 'This code was used already.', remedy: newCode } as const;
    case 'access_withdrawn':
      return withdrawnProblem(null);
    case 'unauthenticated':
      return {
        code: 'credential_refused',
        message: 'The exchange no longer accepts this workstation.',
        remedy:
          'Everything scored here is kept. Ask the programme office to let this workstation in again, or for a new code.',
      } as const;
    default:
      return {
        code: 'exchange_refused',
        message: `The exchange said no: ${message}`.slice(0, 2_000),
        remedy:
          'Nothing on this machine was lost. Try again; if it stays, tell the programme office what it said.',
      } as const;
  }
}

const certificateCodes = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'HOSTNAME_MISMATCH',
]);
const foreignSpeech = /^(ERR_SSL_|EPROTO$|HPE_)/;

/** The innermost code of a failed request. */
function causeCodeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return causeCodeOf(cause) || (typeof code === 'string' ? code : '');
}

/** What a request without an answer means to the person. Passes a ProblemError on as it is. */
export function problemOfRequest(error: unknown, address: string): ProblemError {
  if (error instanceof ProblemError) return error;
  const code = causeCodeOf(error);
  if (certificateCodes.has(code) || code.startsWith('CERT_')) return badCertificate(error, address, code);
  if (foreignSpeech.test(code)) return unexpected(address, `it does not speak as one (${code})`, error);
  return unreachable(error, address);
}

export function unreachable(cause: unknown, address: string): ProblemError {
  return problem(
    'exchange_unreachable',
    `The exchange at ${address} did not answer.`,
    'Check the address and this machine’s network. What you do here is kept, and is sent when the exchange answers again.',
    cause,
  );
}

function badCertificate(cause: unknown, address: string, code: string): ProblemError {
  const why =
    code === 'CERT_HAS_EXPIRED'
      ? 'its certificate has expired'
      : code === 'ERR_TLS_CERT_ALTNAME_INVALID' || code === 'HOSTNAME_MISMATCH'
        ? 'its certificate is for another name'
        : 'its certificate comes from nobody this machine trusts';
  return problem(
    'exchange_certificate',
    `Nothing was sent to ${address}, because ${why} (${code}).`,
    'Check the address and this machine’s date. If both are right, tell the programme office: its certificate must be put in order.',
    cause,
  );
}

/** Something answers at the address, but not as an exchange does. */
export function unexpected(address: string, how: string, cause?: unknown): ProblemError {
  return problem(
    'exchange_unexpected',
    `What answers at ${address} is not an exchange that this version understands: ${how}.`.slice(0, 2_000),
    'Check the address. On a guest network, sign in to the network first. Otherwise update Rangefinder, or tell the programme office.',
    cause,
  );
}

/** Whether trying again later may help without anybody doing anything. */
export function isPassing(error: ProblemError): boolean {
  return error.problem.code === 'exchange_unreachable' || error.problem.code === 'exchange_certificate';
}
