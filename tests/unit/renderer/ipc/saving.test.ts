import { beforeEach, describe, expect, it } from 'vitest';
import { savingOf, savingStore, setSaving } from '../../../../renderer/src/ipc/saving.ts';

const shown = () => savingOf(savingStore.getState());

describe('what the status bar says about saving', () => {
  beforeEach(() => savingStore.setState({ bySource: new Map() }));

  it('is “saved” only once every source is', () => {
    setSaving('reading one', 'saving');
    setSaving('reading two', 'saving');
    setSaving('reading one', 'saved');
    expect(shown()).toBe('saving');
    setSaving('reading two', 'saved');
    expect(shown()).toBe('saved');
  });

  it('lets a failure stand out', () => {
    setSaving('reading one', 'failed');
    setSaving('reading two', 'saving');
    expect(shown()).toBe('failed');
  });
});
