import { Tabs } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PageHeader } from '../../components/page-header.tsx';
import { PasswordTab } from './password-tab.tsx';
import { PeopleTab } from './people/people-tab.tsx';
import { ProfileTab } from './profile-tab.tsx';
import { SessionsTab } from './sessions-tab.tsx';
import classes from './settings-page.module.css';
import { isSettingsTab, SETTINGS_TABS, type SettingsTab } from './settings-tab.ts';
import { TwoFactorTab } from './two-factor/two-factor-tab.tsx';

const route = getRouteApi('/signed-in/settings');

const TABS: Readonly<Record<SettingsTab, { readonly label: string; readonly content: () => ReactNode }>> = {
  profile: { label: 'Profile', content: ProfileTab },
  password: { label: 'Password', content: PasswordTab },
  'two-factor': { label: 'Two-factor', content: TwoFactorTab },
  sessions: { label: 'Sessions', content: SessionsTab },
  people: { label: 'People', content: PeopleTab },
};

export function SettingsPage(): ReactNode {
  const { tab = 'profile' } = route.useSearch();
  const navigate = useNavigate();
  const Content = TABS[tab].content;
  return (
    <>
      <PageHeader title="Settings" description="How you sign in, where you are signed in, and who else may." />
      <Tabs
        value={tab}
        onChange={(chosen) => {
          if (isSettingsTab(chosen)) void navigate({ to: '/settings', search: { tab: chosen } });
        }}
        // A tab is a place in the address: arrows move, Enter goes there.
        activateTabWithKeyboard={false}
        keepMounted={false}
      >
        <Tabs.List className={classes['list']} aria-label="Settings">
          {SETTINGS_TABS.map((name) => (
            <Tabs.Tab key={name} value={name} className={classes['tab']}>
              {TABS[name].label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab} className={classes['panel']}>
          <Content />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
