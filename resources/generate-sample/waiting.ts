import type { ProgrammeFile } from '#exchange/seed/programmeFile.ts';
import { reflectionFile, writtenSubmission } from './written.ts';
import { answers, meantFor } from './writtenWindow.ts';

const first = 60;

/** Made-up people; none of the names is a word of the texts. */
const firstNames =
  'Nathanaela Ottoline Philippina Quirina Rosamunde Scholastica Theodelinde Ursuline Violantha Wilhelmina Xanthippe Yolantha'.split(
    ' ',
  );
const schools = ['Lakeview School', 'Riverbend School', 'Hillcrest Academy'];
const numbers = firstNames.map((_, i) => first + i);

export const waitingReflections = numbers.map((number) => reflectionFile(number, meantFor(number)));

/** Texts that came in and are in no batch: a lead deals them. */
export const waitingSubmissions: ProgrammeFile['submissions'] = numbers.map((number, i) =>
  writtenSubmission(
    number,
    { name: `${firstNames[i]} Placeholder`, school: `${schools[i % schools.length]} (fictitious)` },
    answers,
  ),
);
