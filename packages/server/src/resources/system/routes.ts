import { openApiDocument } from '@postern/api';
import type { Handlers } from '../../http/call.ts';
import type { Services } from '../services.ts';

export function systemHandlers({ database }: Services): Pick<Handlers, 'healthz' | 'readyz' | 'openapi_get'> {
  return {
    healthz: async () => ({ status: 'ok' }),
    readyz: async () => {
      await database.ping();
      return { status: 'ok' };
    },
    openapi_get: async () => ({ ...openApiDocument }),
  };
}
