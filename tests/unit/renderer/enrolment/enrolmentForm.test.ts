import { describe, expect, it } from 'vitest';
import { faultsOf } from '../../../../renderer/src/features/enrolment/enrolmentForm.ts';
import { sampleStage } from '../../../../renderer/src/features/enrolment/sampleStage.ts';

const address = 'https://exchange.example.org';

describe('the enrolment form', () => {
  it('takes a code as it is printed, in small letters and with blanks around it', () => {
    expect(faultsOf({ address, code: 'ABCD-EFGH-JKMN-PQRS' })).toEqual({});
    expect(faultsOf({ address, code: '  abcd-efgh-jkmn-pqrs ' })).toEqual({});
  });

  it.each(['', 'abc', 'ABCD-EFGH-JKMN-PQR0', 'ABCDEFGHJKMNPQRS'])('says that “%s” is no code', (code) => {
    expect(faultsOf({ address, code })).toEqual({ code: 'codeWrong' });
  });

  it('wants an address', () => {
    expect(faultsOf({ address: '  ', code: '' })).toEqual({ address: 'addressMissing', code: 'codeWrong' });
  });
});

describe('the start of the sample programme', () => {
  it('says something else as it goes on', () => {
    const words = [0, 6_000, 20_000].map(sampleStage);
    expect(words).toEqual(['sampleStarting', 'sampleEnrolling', 'sampleSlow']);
  });
});
