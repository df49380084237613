import type { Person } from '@postern/api';
import type { PersonRow } from '../../auth/person-store.ts';
import { formatTimestamp } from '../../http/timestamp.ts';

export function presentPerson(row: PersonRow): Person {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    two_factor_enabled: row.two_factor_enabled === 1,
    created_at: formatTimestamp(new Date(row.created_at)),
  };
}
