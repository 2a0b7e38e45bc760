/** Two readings of one submission side by side. */
export const compare = {
  agreeAll: 'These two agree on every criterion.',
  apart: '{{letter}}: {{left}} and {{right}}',
  noSpan: 'no evidence observed',
  notDrawn: 'This document could not be drawn.',
  page: 'Page {{page}}',
  playBoth: 'Play both, one after the other',
  playLeft: 'Play {{reader}}: {{from}} to {{to}}',
  showBoth: 'Show both',
  showLeft: 'Show what is cited by {{reader}}',
  timeline: 'What each of them marked',
  why1: 'The two spans that explain it',
  evidenceChoice: 'Evidence',
  sameMoment: 'Both cite the same moment and read it differently.',
  otherMoments: 'They cite different moments.',
  oneSided: 'One of the two cites nothing that can be set beside the other’s.',
} as const;
