import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/root-route.tsx';
import { isSettingsTab, type SettingsTab } from './settings-tab.ts';

const settingsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/settings',
  validateSearch: ({ tab }: { readonly tab?: unknown }): { tab?: SettingsTab } => (isSettingsTab(tab) ? { tab } : {}),
  component: lazyRouteComponent(() => import('./settings-page.tsx'), 'SettingsPage'),
});

export const settingsRoutes = [settingsRoute] as const;
