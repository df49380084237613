import type { Session } from '@postern/api';
import Bowser from 'bowser';
import type { SessionRow } from '../../auth/session-store.ts';
import { formatTimestamp } from '../../http/timestamp.ts';

export function presentSession(row: SessionRow, currentId: string): Session {
  const time = (text: string): string => formatTimestamp(new Date(text));
  return {
    id: row.id,
    device: describeDevice(row.user_agent ?? ''),
    ip_address: row.ip_address === '' ? null : row.ip_address,
    created_at: time(row.created_at),
    last_active_at: time(row.last_active_at),
    expires_at: time(row.expires_at),
    current: row.id === currentId,
  };
}

/** `Firefox on Linux`, as far as what the browser says of itself goes. */
function describeDevice(userAgent: string): string {
  if (userAgent === '') return 'Unknown device';
  const { browser, os } = Bowser.parse(userAgent);
  if (browser.name === undefined || browser.name === '') return 'Unknown device';
  return os.name === undefined || os.name === '' ? browser.name : `${browser.name} on ${os.name}`;
}
