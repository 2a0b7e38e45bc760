export const timeline = {
  group: 'Timeline',
  position: 'Position in the recording',
  picture_one: 'One span by criterion. The list of spans has it with its times, criteria and note.',
  picture_other:
    '{{count}} spans by criterion. The list of spans has each of them with its times, criteria and note.',
  picture_zero: 'No spans in this recording yet.',
  window: 'Part of the recording that the timeline shows',
  windowText: '{{start}} to {{end}}',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Show the whole recording',
  unlinked: 'Spans without a criterion',
  selected: 'Selected span, {{start}} to {{end}}',
  selectedMoment: 'Selected moment at {{start}}',
  spanStart: 'Start of the selected span',
  spanEnd: 'End of the selected span',
  watched: '{{percent}} watched',
} as const;
