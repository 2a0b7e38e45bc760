import { expect, it } from 'vitest';
import { laneMark } from '../../../../renderer/src/timeline/laneMark.ts';

it('gives the 26 criteria a rubric can have marks of their own', () => {
  const marks = Array.from({ length: 26 }, (_, index) => JSON.stringify(laneMark(index)));
  expect(new Set(marks).size).toBe(26);
});
