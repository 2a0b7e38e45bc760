import type { VerdictReason } from '#shared/exchange/events.ts';
import { readingOfEvent } from '../db/queries/events.ts';
import { findVerdict, recordVerdict, type VerdictRecord } from '../db/queries/outbox.ts';
import type { Db } from '../db/store.ts';

/** What a verdict's reason means to the assessor, where the exchange sends the code alone. */
export const reasonTexts: Record<VerdictReason, string> = {
  not_certified:
    'You were not certified when you made this reading. It counts once the programme office certifies you.',
  signature_invalid: 'The signature could not be verified. Tell the programme office.',
  author_mismatch: 'The reading was signed for another person or device. Tell the programme office.',
  chain_forked: 'The exchange holds another reading in this place. Tell the programme office.',
  payload_invalid: 'The exchange could not understand the reading. Revise it and submit it again.',
  unknown_submission: 'The exchange does not have this submission in your batch. Tell the programme office.',
  batch_not_claimed:
    'The batch was not claimed by you when the reading arrived. Claim it, then revise the reading.',
  rubric_changed: 'The rubric has changed since the reading. Tell the programme office.',
  reading_incomplete: 'A criterion lacks a level or its evidence. Revise the reading.',
  supersedes_unknown:
    'The reading does not replace your latest one of this submission. Revise it and submit it again.',
  role_not_allowed: 'This is not for your role. Ask the programme office.',
  readings_changed:
    'The readings of this submission have changed since you decided. Open it again and decide anew.',
  set_finished:
    'The qualification set was finished when this reading arrived, and its result is known. The reading before it counts.',
  session_revealed:
    'You had been shown what the others gave in this calibration session. What you gave before stands.',
  session_stage:
    'The calibration session was not between its reveal and its end when this arrived. Open the session and look.',
  consensus_changed:
    'Somebody settled this submission before this arrived. Look at that consensus, and settle anew if you still want to.',
  recheck:
    'Checks of your scoring failed, so this reading is kept and the submission is read again by somebody else. See Qualification.',
  unknown_batch: 'The exchange knows no such batch. Open the programme office again.',
  batch_not_blind: 'The batch is not blind, so there is nothing to reveal.',
  unknown_pack: 'The exchange knows no such pack. Open the packs again.',
  own_pack: 'You made this pack yourself, so a second person has to look through it.',
  pack_changed: 'The pack is not the one that you looked at. Open it again and look through it.',
  pack_settled: 'Somebody signed this pack before you did, and that stays.',
  batch_expired:
    'The evidence of this batch was kept no longer when you signed. It is kept and does not count; tell the programme office if it should.',
  access_withdrawn:
    'The programme office had withdrawn your access when this arrived. It is kept and does not count. Ask the programme office.',
  results_released:
    'The results of this batch were released before this arrived. It is kept and changes nothing in them; tell the programme office if it should.',
};

/** Whether a verdict says more than what is known: a receipt that tells an older word is passed over. */
function isNews(db: Db, record: VerdictRecord): boolean {
  const known = findVerdict(db, record.eventId);
  if (known === undefined) return false;
  if (record.source === 'push') return true;
  if (known.state === record.verdict || record.verdict === 'duplicate') return false;
  const unsettled = known.state === 'waiting' || known.state === 'duplicate';
  return unsettled || known.at === null || record.at >= known.at;
}

/**
 * Keeps a verdict in the caller's transaction.
 * @returns the reading it is about, where something changed; an event of another device changes nothing here
 */
export function applyVerdict(db: Db, record: VerdictRecord): string | undefined {
  if (!isNews(db, record)) return undefined;
  recordVerdict(db, record);
  return readingOfEvent(db, record.eventId);
}
