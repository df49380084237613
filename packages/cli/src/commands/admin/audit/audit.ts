import { defineGroup } from '../../../command/command.ts';
import { exportAudit } from './export-audit.ts';
import { verifyAudit } from './verify-audit.ts';

export const audit = defineGroup({
  name: 'audit',
  summary: 'Export the audit trail, and verify that nothing in it was changed',
  commands: [exportAudit, verifyAudit],
});
