/** How far back to look. */
export const usageDays = {
  kind: 'number',
  value: 'days',
  default: 30,
  summary: 'how far back to look, today included',
} as const;
