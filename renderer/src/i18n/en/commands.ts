export const commands = {
  title: 'Keys on this page',
  or: 'or',
  inFields: 'While you type in a field, only keys with Ctrl work.',
} as const;
