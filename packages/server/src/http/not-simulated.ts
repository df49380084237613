import { routes } from '@postern/api';
import { operations } from '@postern/api/operations';
import type { FastifyInstance } from 'fastify';
import { admit, type Gate } from './implement.ts';
import { notFound } from './problem.ts';
import { sendProblem } from './send.ts';

/** Where the parameters are, whatever they are called. */
function shapeOf(method: string, path: string): string {
  return `${method} ${path.replace(/\{[^}]+\}/g, '{}')}`;
}

/** Answers DigitalOcean's operations that are not in the route table: 404, and by name, so that nobody looks for a typing error. */
export function refuseUnsimulated(app: FastifyInstance, gate: Gate): void {
  const taken = new Set(routes.map(({ method, path }) => shapeOf(method, path)));
  for (const { operationId, method, path } of operations) {
    const shape = shapeOf(method, path);
    if (taken.has(shape)) continue;
    taken.add(shape);
    app.route({
      method,
      url: path.replace(/\{([^}]+)\}/g, (_, name: string) => `:${name.replaceAll(/\W/g, '_')}`),
      // There is nothing to do with a body, so none is waited for.
      onRequest: async (request, reply) => {
        const message = `Postern does not simulate ${operationId} (${method} ${path}).`;
        await sendProblem(reply, (await admit(gate, request, reply)) ?? notFound(message));
      },
      handler: unreachable,
    });
  }
}

async function unreachable(): Promise<never> {
  throw new Error('The request has been answered before.');
}
