import type { ReactNode } from 'react';
import { useSession } from '../../app/session.ts';
import { FactList } from '../../components/fact-list.tsx';
import { PageHeader } from '../../components/page-header.tsx';

export function SettingsPage(): ReactNode {
  const { name, email } = useSession();
  return (
    <>
      <PageHeader title="Settings" description="About you, rather than the account." />
      <FactList
        facts={[
          ['Name', name],
          ['E-mail', email],
        ]}
      />
    </>
  );
}
