import type { Deal } from '#shared/domain/dealing.ts';
import type { Database } from '../../db/database.ts';
import { metBefore, organisationsOf, schoolsOf } from '../../db/queries/office.ts';

const compared = (name: string | undefined) => name?.trim().toLowerCase();

/** Whether two names are of one organisation or school; false where one is not known. */
export const isSamePlace = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && compared(one) === compared(other);

/**
 * What stands between these people and these submissions: nobody reads what came from where they work, or what they
 * have met before, and no two who work in the same place read the same.
 */
export async function interestsOf(
  db: Database,
  personIds: readonly string[],
  submissionIds: readonly string[],
): Promise<Pick<Deal, 'mayRead' | 'mayPair'>> {
  const organisations = await organisationsOf(db, personIds);
  const schools = await schoolsOf(db, submissionIds);
  const met = new Set(
    (await metBefore(db, submissionIds)).map(({ personId, submissionId }) => `${personId} ${submissionId}`),
  );
  return {
    mayRead: (personId, submissionId) =>
      !isSamePlace(organisations.get(personId), schools.get(submissionId)) &&
      !met.has(`${personId} ${submissionId}`),
    mayPair: (one, other) => !isSamePlace(organisations.get(one), organisations.get(other)),
  };
}
