/** What settings there are, as they stand in the address. */
export const SETTINGS_TABS = ['profile', 'password', 'two-factor', 'sessions', 'people'] as const;

export type SettingsTab = (typeof SETTINGS_TABS)[number];

export function isSettingsTab(value: unknown): value is SettingsTab {
  return SETTINGS_TABS.some((tab) => tab === value);
}
