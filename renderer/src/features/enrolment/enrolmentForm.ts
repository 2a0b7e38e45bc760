import { EnrolmentCode } from '#shared/exchange/wire.ts';

export interface EnrolmentForm {
  address: string;
  code: string;
}

type EnrolmentFault = 'addressMissing' | 'codeWrong';

/** What the form still lacks, by field. An address is judged by the workstation, which tries it. */
export function faultsOf(form: EnrolmentForm): { address?: EnrolmentFault; code?: EnrolmentFault } {
  return {
    ...(form.address.trim() === '' ? { address: 'addressMissing' } : {}),
    ...(EnrolmentCode.safeParse(form.code).success ? {} : { code: 'codeWrong' }),
  };
}
