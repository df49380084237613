import type { Invitation } from '@postern/api';
import { formatTimestamp } from '../../http/timestamp.ts';
import type { InvitationRow } from './invitation-store.ts';

export function presentInvitation(row: InvitationRow): Invitation {
  return {
    id: row.id,
    email: row.email,
    invited_by: row.invited_by,
    created_at: formatTimestamp(new Date(row.created_at)),
    expires_at: formatTimestamp(new Date(row.expires_at)),
  };
}
