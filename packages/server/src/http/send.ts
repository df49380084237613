import type { FastifyReply } from 'fastify';
import type { AnswerDocument } from './call.ts';
import type { HttpProblem } from './problem.ts';

const JSON_TYPE = 'application/json; charset=utf-8';
const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** Sends an error answer: plain JSON, or problem details (RFC 9457) for a client whose `Accept` names them. */
export function sendProblem(reply: FastifyReply, problem: HttpProblem): FastifyReply {
  const accept = reply.request.headers.accept ?? '';
  return reply
    .code(problem.status)
    .headers(problem.headers)
    .type(accept.includes('application/problem+json') ? PROBLEM_TYPE : JSON_TYPE)
    .send(JSON.stringify(problem.body(reply.request.id)));
}

/** Sends a file under the name that it is to be saved by. */
export function sendDocument(reply: FastifyReply, type: string, { filename, content }: AnswerDocument): FastifyReply {
  return reply.type(type).header('content-disposition', `attachment; filename="${filename}"`).send(content);
}
