import { Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PageHeader } from '../../components/page-header.tsx';
import { PageTab, PageTabs } from '../../components/page-tabs.tsx';
import { ActionList } from './action-list.tsx';
import { AuditTrail } from './audit-trail.tsx';

const route = getRouteApi('/signed-in/activity');

/** What happened in the account: to its resources, and to its tokens and people. */
export function ActivityPage(): ReactNode {
  const { tab } = route.useSearch();
  const isAudit = tab === 'audit';
  return (
    <>
      <PageHeader title="Activity" description="What was done in this account, newest first." />
      <PageTabs label="Kinds of activity">
        <PageTab to="/activity" search={{}} activeOptions={{ exact: true }} aria-current={isAudit ? undefined : 'page'}>
          Actions
        </PageTab>
        <PageTab to="/activity" search={{ tab: 'audit' }} aria-current={isAudit ? 'page' : undefined}>
          Audit trail
        </PageTab>
      </PageTabs>
      <Text size="sm" c="dimmed" mb="sm">
        {isAudit
          ? 'Every change to tokens, sign-ins and people. Each entry holds the hash of the one before it, so that none can be changed, or taken out from between others, unseen.'
          : 'Whatever was begun on Droplets, volumes, images and addresses.'}
      </Text>
      {isAudit ? <AuditTrail /> : <ActionList />}
    </>
  );
}
