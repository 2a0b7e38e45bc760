import { createTheme, type MantineColorsTuple } from '@mantine/core';

// Shade 7 on white and shade 4 on the dark ground both reach 4.5 : 1 (WCAG 2.2, 1.4.3).
const accent: MantineColorsTuple = [
  '#e9f3f7',
  '#cfe3ec',
  '#a5cbdb',
  '#78b1c8',
  '#5aa3bf',
  '#3b8dac',
  '#26789a',
  '#186486',
  '#0f526f',
  '#083f57',
];

const grey: MantineColorsTuple = [
  '#f7f8f8',
  '#eef0f1',
  '#e1e4e6',
  '#cfd3d6',
  '#b0b6ba',
  '#868e93',
  '#5d666c',
  '#474f55',
  '#31383d',
  '#1d2226',
];

const dark: MantineColorsTuple = [
  '#d5d9dc',
  '#b6bcc1',
  '#9aa2a8',
  '#6b747b',
  '#434b51',
  '#353c41',
  '#282e32',
  '#1d2225',
  '#171b1e',
  '#101315',
];

const system = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif';

const dialogTitle = { fontSize: '1rem', fontWeight: 600 };

/** One accent, a 4 px grid, 13–14 px text; borders tell things apart, shadows are for what floats. */
export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  colors: { accent, gray: grey, dark },
  black: '#1d2226',
  fontFamily: system,
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.45', xl: '1.45' },
  spacing: { xs: '0.25rem', sm: '0.5rem', md: '0.75rem', lg: '1rem', xl: '1.5rem' },
  radius: { xs: '2px', sm: '3px', md: '4px', lg: '6px', xl: '8px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.125rem', lineHeight: '1.35' },
      h2: { fontSize: '0.9375rem', lineHeight: '1.4' },
      h3: { fontSize: '0.875rem', lineHeight: '1.4' },
    },
  },
  components: {
    Button: { defaultProps: { size: 'xs' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Text: { defaultProps: { size: 'sm' } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true, multiline: true } },
    Drawer: {
      defaultProps: { shadow: 'none', overlayProps: { backgroundOpacity: 0.35 } },
      styles: { title: dialogTitle },
    },
    // The head of a dialog is not that of the page, though it is a header element.
    ModalHeader: { defaultProps: { role: 'presentation' } },
    DrawerHeader: { defaultProps: { role: 'presentation' } },
    Modal: {
      defaultProps: { shadow: 'none', overlayProps: { backgroundOpacity: 0.45 } },
      styles: { title: dialogTitle, content: { border: '1px solid var(--rf-line-strong)' } },
    },
  },
});
