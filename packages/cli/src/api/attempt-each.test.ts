import { expect, it } from 'vitest';
import { exitCodes, type ExitCode } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { attemptEach, type EachOutcome } from './attempt-each.ts';

const attempt = (codes: readonly (ExitCode | Error)[]): Promise<EachOutcome<number>> =>
  attemptEach([...codes.entries()], {
    name: ([at]) => `Thing ${at}`,
    act: ([at, code]) => {
      if (code instanceof Error) return Promise.reject(code);
      return code === 0 ? Promise.resolve(at) : Promise.reject(new Failure('It is gone.', { exitCode: code }));
    },
  });

it('keeps what went well, in order, and names what did not', async () => {
  const { done, failures } = await attempt([0, exitCodes.notFound, 0, exitCodes.failed]);
  expect(done).toEqual([0, 2]);
  expect(failures).toMatchObject([
    { message: 'Thing 1: It is gone.', exitCode: exitCodes.notFound },
    { message: 'Thing 3: It is gone.', exitCode: exitCodes.failed },
  ]);
});

it('names nothing where there is only one', async () => {
  expect((await attempt([exitCodes.notFound])).failures).toMatchObject([{ message: 'It is gone.' }]);
});

it.each([exitCodes.unauthenticated, exitCodes.unreachable, exitCodes.interrupted])(
  'says once what is of all of them (%i)',
  async (code) => {
    const { done, failures } = await attempt([code, 0, code]);
    expect(done).toEqual([1]);
    expect(failures).toMatchObject([{ message: 'It is gone.', exitCode: code }]);
  },
);

it('hides no bug', async () => {
  await expect(attempt([0, new TypeError('bug')])).rejects.toThrow('bug');
});
