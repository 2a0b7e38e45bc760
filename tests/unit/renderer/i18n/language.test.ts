import { describe, expect, it } from 'vitest';
import { localeFor, tongueOf } from '../../../../renderer/src/i18n/language.ts';
import { problemWords } from '../../../../renderer/src/i18n/problemWords.ts';

describe('the language of the words', () => {
  it('is the chosen one, whatever the system speaks', () => {
    expect(tongueOf('en', ['es-MX'])).toBe('en');
    expect(tongueOf('es', ['en-GB'])).toBe('es');
  });

  it('is otherwise the first of the system there are words in, and English where there is none', () => {
    expect(tongueOf('auto', ['fr-FR', 'es-MX', 'en-US'])).toBe('es');
    expect(tongueOf('auto', ['fr-FR'])).toBe('en');
  });

  it('writes dates as in the country of the person', () => {
    expect(localeFor('es', ['en-GB', 'es-MX'])).toBe('es-MX');
    expect(localeFor('es', ['en-GB'])).toBe('es');
  });
});

describe('a problem the workstation tells', () => {
  const full = {
    code: 'disk_full',
    message: 'This batch needs 12 MB more, and the disk has 3 MB free.',
    remedy: 'Free some space.',
  } as const;

  it('is told in English as it came', () => {
    expect(problemWords(full, 'en')).toEqual({ message: full.message, remedy: full.remedy, detail: null });
  });

  it('is told in Spanish in general, with its figures beside it', () => {
    const { message, detail } = problemWords(full, 'es');
    expect(message).toContain('disco');
    expect(detail).toBe(full.message);
  });

  it('that the screen found itself is in the right words already', () => {
    const own = { message: 'No se pudo abrir.', remedy: 'Vuelva a intentarlo.' };
    expect(problemWords(own, 'es')).toEqual({ ...own, detail: null });
  });
});
