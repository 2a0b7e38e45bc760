import { describe, expect, it } from 'vitest';
import { type SessionFacts, sessionOf } from '#electron/features/scoring/session.ts';

const minute = 60_000;
/** A time of one day, from “9:05”. */
const at = (clock: string) => `2026-03-02T${clock.padStart(5, '0')}:00.000Z`;
const worked = (until: string, minutes: number) => ({ at: at(until), ms: minutes * minute });
const read = (when: string, minutes: number) => ({ submittedAt: at(when), activeMs: minutes * minute });

function session(now: string, facts: Partial<SessionFacts> = {}) {
  return sessionOf({ now: new Date(at(now)), work: [], submitted: [], remaining: 4, ...facts });
}

describe('a session', () => {
  it('has not begun before any work', () => {
    expect(session('9:00')).toEqual({
      startedAt: null,
      activeMs: 0,
      submitted: 0,
      medianMs: null,
      remaining: 4,
      remainingMs: null,
      breaks: 0,
      workingSince: null,
    });
  });

  it('begins when the first work began, not when it was told', () => {
    const now = session('9:11', { work: [worked('9:10', 10)] });
    expect(now).toMatchObject({ startedAt: at('9:00'), workingSince: at('9:00'), activeMs: 10 * minute });
  });

  it('counts a pause of five minutes as a break, and a shorter one as none', () => {
    const work = [worked('9:10', 10), worked('9:24', 10), worked('9:39', 10)];
    expect(session('9:40', { work })).toMatchObject({ breaks: 1, workingSince: at('9:29') });
  });

  it('counts no break that is not over', () => {
    expect(session('9:30', { work: [worked('9:10', 10)] })).toMatchObject({ breaks: 0 });
  });

  it('does not reach back over four hours without work', () => {
    const work = [worked('8:00', 30), worked('12:10', 10)];
    expect(session('12:11', { work })).toMatchObject({
      startedAt: at('12:00'),
      activeMs: 10 * minute,
      breaks: 0,
    });
    expect(session('16:10', { work })).toMatchObject({ startedAt: null, workingSince: null });
    expect(session('16:09', { work })).toMatchObject({ startedAt: at('12:00') });
  });

  it('tells the pace from three readings on, by the middle one', () => {
    const work = [worked('11:00', 120)];
    const two = [read('9:30', 20), read('10:00', 30)];
    expect(session('11:00', { work, submitted: two })).toMatchObject({ submitted: 2, medianMs: null });
    const three = [...two, read('10:59', 90)];
    expect(session('11:00', { work, submitted: three })).toMatchObject({
      submitted: 3,
      medianMs: 30 * minute,
      remainingMs: 4 * 30 * minute,
    });
    const four = [...three, read('11:00', 40)];
    expect(session('11:00', { work, submitted: four })).toMatchObject({ medianMs: 35 * minute });
  });

  it('leaves out what was submitted before it', () => {
    const submitted = [read('7:00', 5), read('9:05', 5)];
    expect(session('9:10', { work: [worked('9:10', 10)], submitted })).toMatchObject({ submitted: 1 });
  });
});
