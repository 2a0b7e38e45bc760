import type { Lesson } from './lesson.ts';
import { area } from './lessons/area/lesson.ts';
import { arrays } from './lessons/arrays/lesson.ts';
import { equality } from './lessons/equality/lesson.ts';
import { fractions } from './lessons/fractions/lesson.ts';
import { pattern } from './lessons/pattern/lesson.ts';
import { subtraction } from './lessons/subtraction/lesson.ts';

/** In the order of their numbers: 1 to 3 are the practice batch, 4 to 6 the operational one. */
export const lessons: readonly Lesson[] = [fractions, subtraction, area, pattern, equality, arrays];
