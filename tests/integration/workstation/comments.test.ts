import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#shared/domain/primitives.ts';
import { openTestWorkstation, type TestWorkstation } from '#tests/helpers/workstation.ts';

let one: TestWorkstation;
beforeEach(() => {
  one = openTestWorkstation();
});
afterEach(() => one.close());

const comment = (text: string) => ({ id: newId(), criterionId: null, text });

describe('the comment bank', () => {
  it('lists what is used most first', async () => {
    const [rare, often] = [comment('Name the strategy.'), comment('Wait longer.')];
    await one.call('comments.save', rare);
    await one.call('comments.save', often);
    expect(await one.call('comments.used', { id: often.id })).toEqual({ ...often, uses: 1 });
    const { comments } = await one.call('comments.list', {});
    expect(comments).toEqual([
      { ...often, uses: 1 },
      { ...rare, uses: 0 },
    ]);
  });

  it('keeps how often a comment was used when its text is changed', async () => {
    const first = comment('Wait longer.');
    await one.call('comments.save', first);
    await one.call('comments.used', { id: first.id });
    const criterionId = newId();
    const changed = { id: first.id, criterionId, text: 'Wait longer, {{name}}.' };
    expect(await one.call('comments.save', changed)).toEqual({ ...changed, uses: 1 });
  });

  it('takes a comment out, and says so to whoever still uses it', async () => {
    const gone = comment('Wait longer.');
    await one.call('comments.save', gone);
    await one.call('comments.remove', { id: gone.id });
    await one.call('comments.remove', { id: gone.id });
    expect(await one.call('comments.list', {})).toEqual({ comments: [] });
    expect((await one.problemOf('comments.used', { id: gone.id })).code).toBe('not_found');
  });

  it('takes no empty comment', async () => {
    expect((await one.problemOf('comments.save', comment(''))).code).toBe('invalid_input');
  });
});
