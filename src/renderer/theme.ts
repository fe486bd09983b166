import { createTheme, defaultVariantColorsResolver } from '@mantine/core';
import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core';
import { optionsBySpelling } from './components/options-by-spelling';

/** The one quiet accent, for the one thing to press: ink on paper, no colour of a state. */
const ink: MantineColorsTuple = [
  '#f1f4f8',
  '#e2e8ef',
  '#cdd7e2',
  '#b8c7da',
  '#8ea2b8',
  '#6b8099',
  '#52677f',
  '#3b4f66',
  '#2c3d51',
  '#1f2c3b',
];
const dark: MantineColorsTuple = [
  '#dfe3e8',
  '#c6ccd4',
  '#aeb6c0',
  '#7d8691',
  '#66707c',
  '#363d47',
  '#22272e',
  '#14171c',
  '#101317',
  '#0b0d10',
];

const gray: MantineColorsTuple = [
  '#f8f9fa',
  '#f1f3f5',
  '#e9ecef',
  '#dde1e6',
  '#8a929c',
  '#7d8590',
  '#6a727c',
  '#50565e',
  '#343a40',
  '#212529',
];

const transitionProps = { duration: 100 };

export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 3 },
  variantColorResolver: (input) => {
    const colours = defaultVariantColorsResolver(input);
    return input.variant === 'filled' ? { ...colours, color: 'var(--on-accent)' } : colours;
  },
  colors: { ink, dark, gray },
  black: '#1a1d21',
  fontFamily: 'system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", Menlo, "DejaVu Sans Mono", monospace',
  // Mantine's own scale is in rem of 16 px; everything that reads as text is 14 px.
  fontSizes: { xs: '12px', sm: '14px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.5', sm: '1.5', md: '1.5', lg: '1.5', xl: '1.4' },
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: '22px', lineHeight: '1.35' }, h2: { fontSize: '16px', lineHeight: '1.5' } },
  },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  defaultRadius: '4px',
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    // On the accent, which is light in the dark.
    Checkbox: { defaultProps: { iconColor: 'var(--on-accent)' } },
    // Without the placeholder the focus starts on the first item, as everywhere else.
    Menu: {
      defaultProps: { transitionProps, shadow: 'md', position: 'bottom-end', withInitialFocusPlaceholder: false },
    },
    Modal: { defaultProps: { transitionProps, centered: true } },
    Select: { defaultProps: { comboboxProps: { transitionProps }, withCheckIcon: false, filter: optionsBySpelling } },
    MultiSelect: { defaultProps: { filter: optionsBySpelling } },
    TagsInput: { defaultProps: { filter: optionsBySpelling } },
    Popover: { defaultProps: { transitionProps } },
    NumberInput: { defaultProps: { clampBehavior: 'none', hideControls: true } },
  },
});

/** Greys with at least 7:1, as LOOK asks of all words; a fault has the colour of `down`. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--on-accent': '#ffffff',
    '--mantine-color-dimmed': '#50565e',
    '--mantine-color-placeholder': '#5f6670',
    '--mantine-color-error': '#a3200d',
    '--mantine-color-default-border': '#8a929c',
  },
  dark: {
    '--on-accent': '#14171c',
    '--mantine-color-dimmed': '#aeb6c0',
    '--mantine-color-placeholder': '#98a1ac',
    '--mantine-color-error': '#ff9b85',
    '--mantine-color-default-border': '#66707c',
  },
});
