import type { Problem } from '#shared/contract/errors.ts';

type Words = (
  key:
    | 'networkMessage'
    | 'networkRemedy'
    | 'decodeMessage'
    | 'decodeRemedy'
    | 'unsupportedMessage'
    | 'unsupportedRemedy',
) => string;

/** What a MediaError code means to the person in front of it (HTML, §4.8.11.1). */
export function failureProblem(code: number, words: Words): Problem {
  switch (code) {
    case 2:
      return {
        code: 'media_missing',
        message: words('networkMessage'),
        remedy: words('networkRemedy'),
      };
    case 3:
      return { code: 'not_playable', message: words('decodeMessage'), remedy: words('decodeRemedy') };
    default:
      return {
        code: 'not_playable',
        message: words('unsupportedMessage'),
        remedy: words('unsupportedRemedy'),
      };
  }
}
