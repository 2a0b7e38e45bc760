import { z } from 'zod';
import { Annotation } from '../domain/reading.ts';
import { Span } from '../domain/span.ts';

const annotationFields: ReadonlySet<string> = new Set(Object.keys(Annotation.shape));
const spanFields: ReadonlyMap<unknown, ReadonlySet<string>> = new Map(
  Span.options.map(({ shape }) => [shape.kind.value, new Set(Object.keys(shape))]),
);

const isPlain = (value: unknown): boolean =>
  value === null || typeof value === 'string' || typeof value === 'number';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether it has all of the fields and no other, and nothing is hidden inside one. */
function hasJust(
  value: unknown,
  fields: ReadonlySet<string>,
  isField: (value: unknown, name: string) => boolean,
): boolean {
  if (!isRecord(value)) return false;
  let found = 0;
  for (const name of Object.keys(value)) {
    if (!fields.has(name) || !isField(value[name], name)) return false;
    found++;
  }
  return found === fields.size;
}

function isKeptSpan(span: unknown): boolean {
  const fields = isRecord(span) ? spanFields.get(span.kind) : undefined;
  return fields !== undefined && hasJust(span, fields, isPlain);
}

function isAnnotationField(value: unknown, name: string): boolean {
  if (name === 'span') return isKeptSpan(value);
  if (name === 'criterionIds') return Array.isArray(value) && value.every((id) => typeof id === 'string');
  return isPlain(value);
}

const isKept = (annotation: unknown): boolean => hasJust(annotation, annotationFields, isAnnotationField);

/**
 * The annotations of a reading on their way to the screen. Each was parsed whole when it was saved; here it is only
 * made sure that it says nothing an annotation does not say. Parsing ten thousand a second time is a good part of what
 * opening them takes.
 */
export const KeptAnnotations = z.custom<Annotation[]>(
  (value) => Array.isArray(value) && value.length <= 10_000 && value.every(isKept),
  { error: 'these are not annotations as they are kept' },
);
