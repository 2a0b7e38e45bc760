import { describe, expect, it } from 'vitest';
import { defaultSettings } from '#shared/contract/settings.ts';
import { schemeToTake } from '../../../../renderer/src/app/colourScheme.ts';

const settings = { ...defaultSettings, colourScheme: 'dark' } as const;

describe('the colours of the page', () => {
  it('follow the workstation where it remembers others', () => {
    expect(schemeToTake('light', settings)).toBe('dark');
  });

  it('stay while it has not answered, and where it remembers the same', () => {
    expect(schemeToTake('light', undefined)).toBeUndefined();
    expect(schemeToTake('dark', settings)).toBeUndefined();
  });
});
