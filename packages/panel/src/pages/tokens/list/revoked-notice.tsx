import { Alert } from '@mantine/core';
import { IconBan } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { TextLink } from '../../../components/page-links.tsx';

export interface RevokedNoticeProps {
  /** "ci-deploy" or "3 tokens". */
  readonly what: string;
  readonly isMany: boolean;
  readonly onClose: () => void;
}

/** What was just revoked. It takes the focus, because what had it is gone. */
export function RevokedNotice({ what, isMany, onClose }: RevokedNoticeProps): ReactNode {
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // After the dialog, which looks where the focus is while it closes.
    const timer = setTimeout(() => notice.current?.focus(), 0);
    return () => clearTimeout(timer);
  }, [what]);
  return (
    <Alert
      ref={notice}
      tabIndex={-1}
      role="status"
      color="gray"
      mb="md"
      icon={<IconBan size={18} aria-hidden />}
      title={`${what} ${isMany ? 'are' : 'is'} revoked`}
      withCloseButton
      closeButtonLabel="Dismiss"
      onClose={onClose}
    >
      Requests with {isMany ? 'them' : 'it'} are refused from now on.{' '}
      <TextLink to="/tokens" search={{ state: 'revoked' }} underline="always">
        Show what is revoked
      </TextLink>
    </Alert>
  );
}
