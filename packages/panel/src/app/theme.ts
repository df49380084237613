import {
  ActionIcon,
  Alert,
  Badge,
  Button,
  Code,
  Container,
  createTheme,
  Modal,
  Table,
  TextInput,
  Tooltip,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';

/** The one accent: white on shade 6 is 5.5 to 1, and so is shade 6 on white. */
const accent: MantineColorsTuple = [
  '#effaf8',
  '#d6f2ed',
  '#ade5db',
  '#78d2c4',
  '#45b9a9',
  '#1f998b',
  '#0f766e',
  '#0c655e',
  '#0a534d',
  '#073f3b',
];

/** From 6 up every shade can be read on white and on shade 1. */
const gray: MantineColorsTuple = [
  '#f8f9fa',
  '#f1f3f5',
  '#e6e9ed',
  '#d9dde2',
  '#bfc5cd',
  '#929aa6',
  '#5d6672',
  '#464e59',
  '#323840',
  '#1d2127',
];

/** Text above, surfaces below: 7 is the page, 6 what lies on it, 8 what it lies on. */
const dark: MantineColorsTuple = [
  '#e4e7eb',
  '#cbd0d6',
  '#a4acb6',
  '#848d99',
  '#444c56',
  '#31383f',
  '#232930',
  '#171b20',
  '#101317',
  '#0a0c0f',
];

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 7 },
  colors: { accent, gray, dark },
  black: '#1d2127',
  autoContrast: true,
  cursorType: 'pointer',
  defaultRadius: 'sm',
  focusRing: 'auto',
  fontFamily: "'Inter', system-ui, sans-serif",
  fontFamilyMonospace: "'JetBrains Mono', ui-monospace, monospace",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '18px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.5' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '22px', lineHeight: '1.3' },
      h2: { fontSize: '16px', lineHeight: '1.4' },
      h3: { fontSize: '14px', lineHeight: '1.45' },
    },
  },
  components: {
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray' } }),
    Alert: Alert.extend({ defaultProps: { radius: 'md' } }),
    Badge: Badge.extend({ defaultProps: { radius: 'sm', tt: 'none', fw: 500, variant: 'light' } }),
    Button: Button.extend({ defaultProps: { fw: 500 } }),
    Code: Code.extend({ defaultProps: { fz: 'xs' } }),
    Container: Container.extend({ defaultProps: { size: 1120 } }),
    Modal: Modal.extend({
      defaultProps: {
        centered: true,
        radius: 'md',
        closeButtonProps: { 'aria-label': 'Close' },
        // Else the head of a dialog counts as a second banner of the page.
        attributes: { header: { role: 'presentation' } },
      },
    }),
    Table: Table.extend({ defaultProps: { verticalSpacing: 10, horizontalSpacing: 'sm', fz: 'sm' } }),
    TextInput: TextInput.extend({ defaultProps: { autoComplete: 'off' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 300, events: { hover: true, focus: true, touch: false } } }),
  },
});

/** Where Mantine's own choice is too pale to be read: contrast is at least 4.5 to 1 everywhere. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': gray[6],
    '--mantine-color-placeholder': gray[6],
    '--mantine-color-error': 'var(--mantine-color-red-9)',
  },
  dark: {
    '--mantine-color-dimmed': dark[2],
    '--mantine-color-placeholder': dark[2],
    '--mantine-color-error': 'var(--mantine-color-red-4)',
  },
});
