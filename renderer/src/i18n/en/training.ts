/** Examples with what experts gave them. */
export const training = {
  title: 'Examples',
  lead: 'Submissions with the level that experts agreed on for each criterion, where in the evidence they saw it, and why. Nothing is asked of you here.',
  toQualification: 'Qualification',
  allExamples: 'All examples',
  coming: 'Fetching the example…',
  offline: 'The exchange cannot be reached: these are the examples as of {{time}}.',
  none: 'There is no example yet.',
  example: 'Example',
  difficulty: 'How hard it is',
  how: { clear: 'clear', borderline: 'between two levels', hard: 'hard' },
  isDifficulty: 'How hard it is to score: {{difficulty}}.',
  exampleTitle: 'Example: {{submission}}',
  experts: 'Experts',
  rationale: 'Why the experts gave these levels',
  answers: 'What the educator says',
  look: 'Each mark is what the experts rest a level on. Go to it, then read the level and the reason.',
} as const;
