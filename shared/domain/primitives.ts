import { v7 } from 'uuid';
import { z } from 'zod';

/** A new identifier: UUIDv7 (RFC 9562), so that ids sort by the time they were made. */
export function newId(): string {
  return v7();
}

/** An instant as the project writes it: UTC, ISO 8601, milliseconds. */
export function instant(at: Date = new Date()): string {
  return at.toISOString();
}

export const Id = z.uuid();
export const Instant = z.iso.datetime();
/** SHA-256 in lower-case hexadecimal. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** A time within a recording: whole milliseconds from its first presented frame; at most 24 hours. */
export const Milliseconds = z.int().min(0).max(86_400_000);
/** One line of text a person reads: a name, a title. */
export const Line = z.string().min(1).max(300);
/** Text a person writes or reads at length; may be empty. */
export const Prose = z.string().max(20_000);
