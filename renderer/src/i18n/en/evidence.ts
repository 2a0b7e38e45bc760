export const evidence = {
  zoom: {
    in: 'Zoom in',
    out: 'Zoom out',
    width: 'Fit to width',
    page: 'Fit whole page',
    percent: '{{percent}} %',
  },
  mode: {
    draw: 'Mark regions: drag over the page',
    text: 'Select text',
  },
  region: {
    of: 'Region for {{letters}}, page {{page}}',
    withoutCriterion: 'Region without a criterion, page {{page}}',
    withNote: '{{region}}: {{note}}',
    placing: 'New region',
    keys: 'Arrows move it, Shift+arrows resize it, + and − scale it. Enter keeps it, Esc drops it.',
    at: '{{left}} % from the left, {{top}} % from the top, {{width}} % wide, {{height}} % high',
  },
  pdf: {
    opening: 'Opening “{{title}}”…',
    page: 'Page {{page}} of {{pages}}',
    pageField: 'Page',
    ofPages: 'of {{pages}}',
    nextPage: 'Next page',
    previousPage: 'Previous page',
    noText: 'This page is a picture: it has no text that could be read aloud or found.',
    undrawn: 'This page could not be drawn. Scroll away and back to try again.',
  },
  find: {
    open: 'Find in the document',
    field: 'Find in the document',
    hint: 'Find…',
    next: 'Next place',
    previous: 'Previous place',
    close: 'Close the search',
    nothing: 'Not found',
    place: '{{index}} of {{count}}',
    placeSoFar: '{{index}} of {{count}} so far',
    placeAtLeast: '{{index}} of {{count}} or more',
    looking: 'Looking…',
  },
  trouble: {
    damaged: {
      message: '“{{title}}” is damaged and cannot be shown.',
      remedy: 'Score from the other evidence, and ask the programme office for the document again.',
    },
    locked: {
      message: '“{{title}}” is locked with a password.',
      remedy: 'Ask the programme office for the document without a password. Score from the other evidence.',
    },
    large: {
      message: '“{{title}}” is too large to be shown here.',
      remedy: 'Ask the programme office for it in parts of less than 1 GB and 10,000 pages.',
    },
    unreadable: {
      message: '“{{title}}” could not be opened.',
      remedy:
        'Try again. If it stays, score from the other evidence and tell the programme office which item it is.',
    },
  },
  unsupported: {
    message: '“{{title}}” is in a form that cannot be shown here ({{type}}).',
    remedy: 'Score from the other evidence, and ask the programme office for a PDF.',
  },
  text: {
    keys: 'Arrows move the caret, Shift+arrows select, R marks what is selected.',
    mark: 'Mark selection',
    range: 'Range for {{letters}}',
    rangeWithoutCriterion: 'Range without a criterion',
    nothingSelected:
      'Nothing is selected. Select the words first: with the mouse, or with Shift and the arrows.',
    marked: '{{count}} characters marked',
  },
} as const;
