import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { newId } from '#shared/domain/primitives.ts';
import { staleAfter } from '../../../../renderer/src/ipc/invalidation.ts';
import { applyEvent } from '../../../../renderer/src/ipc/useRoute.ts';

describe('an event of the workstation', () => {
  it('makes the queue stale when a reading changed', () => {
    expect(staleAfter({ name: 'reading.changed', readingId: newId() })).toContain('queue.list');
  });

  it('makes everything stale when the enrolment changed', () => {
    expect(staleAfter({ name: 'enrolment.changed' })).toBe('everything');
  });

  it('leaves answers alone that it says nothing about', () => {
    const client = new QueryClient();
    client.setQueryData(['sync.status', {}], 'status');
    client.setQueryData(['settings.get', {}], 'settings');
    applyEvent(client, { name: 'sync.changed' });
    expect(client.getQueryState(['sync.status', {}])?.isInvalidated).toBe(true);
    expect(client.getQueryState(['settings.get', {}])?.isInvalidated).toBe(false);
  });
});
