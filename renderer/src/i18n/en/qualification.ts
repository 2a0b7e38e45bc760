/** Where one stands on the way to score operationally. */
export const qualification = {
  title: 'Qualification',
  examples: 'Examples',
  examplesLead: 'show what experts gave, where they saw it, and why.',
  coming: 'Fetching where you stand…',
  offline: 'The exchange cannot be reached: this is how you stood at {{time}}.',
  nothing: 'No micro-credential has batches yet. Ask the programme office when they will be there.',
  version: 'Rubric version {{version}}',
  steps: 'Steps to {{title}}',
  practice: 'Practice: {{read}} of {{of}} read',
  set: 'Set {{set}}',
  certified: 'Certified',
  done: 'done',
  current: 'now',
  toCome: 'to come',
  notAsked: 'not asked for',
  stage: {
    open: 'Set {{set}} of {{sets}} is in your queue. Attempt {{attempt}} of {{attempts}}.',
    coolingDown: 'A set was not passed. Attempt {{attempt}} of {{attempts}} can begin on {{when}}.',
    suspended: 'You can qualify again from {{when}} on.',
    lockedOut: 'All {{attempts}} attempts are used up. You can begin again on {{when}}.',
    noSets: 'You have seen every set there is. Ask the programme office for new ones.',
    certified: 'You are certified until {{until}}.',
    renewal: 'You are certified until {{until}}, and can renew it now.',
  },
  ownWork:
    'Score a set by yourself. Its result comes once all of it is read, and nothing in it can be revised then.',
  toQueue: 'Open the queue',
  earned:
    'Earned with {{exact}} of {{scores}} scores as the experts gave them, {{adjacent}} within one level. Quadratic kappa, set by set: {{kappa}}.',
  vouched: 'Another authority vouches for it.',
  held_one: '{{count}} reading of yours is held: it counts once you are certified.',
  held_other: '{{count}} readings of yours are held: they count once you are certified.',
  checkFailed_one: 'The last check of your scoring was off what the experts gave.',
  checkFailed_other: 'The last {{count}} checks of your scoring were off what the experts gave.',
  suspendedSince:
    'Your certification is suspended since {{day}}: checks of your scoring failed one after the other. What you read from then on counts once you have qualified again.',
  suspendedByOffice:
    'The programme office suspended your certification on {{day}}: “{{reason}}” What you read from then on counts once you are certified again.',
  checkMeans:
    'Checks are submissions whose scores are known, hidden among the others. Your readings count as before; several failed checks in a row suspend a certification.',
  refresher: '“{{name}}” shows where you differ.',
  heldForOthers_one:
    '{{count}} reading of yours, made since the last check that you passed, is kept. It counts no more: somebody else reads the submission again.',
  heldForOthers_other:
    '{{count}} readings of yours, made since the last check that you passed, are kept. They count no more: somebody else reads the submissions again.',
  asked: 'What a set asks for',
  askedExact:
    'On each criterion, {{more}} of the scores as the experts gave them; {{three}} where it has three levels, {{two}} where it has two.',
  askedAdjacent: 'On each criterion, {{share}} of the scores within one level.',
  askedKappa: 'Over the whole set, a quadratic kappa of {{kappa}}.',
  askedTimes:
    '{{sets}} sets in a row. A set that is not passed ends the attempt: the next can begin {{coolDown}} days later, after {{attempts}} attempts {{lockOut}} days later.',
  askedValid:
    'A certification holds for {{months}} months, and can be renewed from {{renew}} days before its end.',
  finished: 'Finished sets',
  passed: 'Passed',
  notPassed: 'Not passed',
  result: '{{name}}, {{day}}: {{result}}',
  outcome: 'Result',
  criterion: 'Criterion',
  exact: 'As the experts',
  needed: 'Asked for',
  adjacent: 'Within one level',
  whole: 'Whole set',
  ofScores: '{{count}} of {{scores}}',
  kappaTold: 'Quadratic kappa over the whole set: {{kappa}}, asked for {{needed}}.',
  kappaNone: 'The scores do not vary enough for a kappa, so none is asked for.',
  look: 'What experts gave, and why',
  leaning: 'How you score beside the experts',
  leaningLead_one: 'Over the one submission whose consensus you know.',
  leaningLead_other: 'Over the {{count}} submissions whose consensus you know, your last reading of each.',
  lean: 'Lean',
  leanNone: 'No lean.',
  leans: {
    high: 'You give more: {{levels}} levels on average, {{low}} to {{high}} with 95 % certainty.',
    low: 'You give less: {{levels}} levels on average, {{low}} to {{high}} with 95 % certainty.',
  },
  maybe: {
    high: 'You gave {{levels}} levels more on average, over so few still perhaps by chance.',
    low: 'You gave {{levels}} levels less on average, over so few still perhaps by chance.',
  },
} as const;
