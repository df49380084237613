import { Outlet } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { OfflineBanner } from './offline-banner.tsx';

export function RootLayout(): ReactNode {
  return (
    <>
      <OfflineBanner />
      <Outlet />
    </>
  );
}
