import type { Action } from '@postern/api';
import { expect, it } from 'vitest';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import type { Api } from './api.ts';
import type { Awaited } from './awaited-action.ts';
import { waitForActions, type WaitOutcome } from './wait-for-action.ts';

type Answer = Action['status'] | Failure;

interface Waited extends WaitOutcome {
  /** Between the looks, in milliseconds. */
  readonly pauses: readonly number[];
  readonly notes: readonly string[];
}

/** Waits for actions whose answers come in their order, on a clock that only waiting moves. */
async function wait(
  answers: Readonly<Record<number, readonly Answer[]>>,
  { limitSeconds = 600, longestPauseSeconds = 5, sleep = () => Promise.resolve() } = {},
): Promise<Waited> {
  const pauses: number[] = [];
  const notes: string[] = [];
  const looks = new Map<number, number>();
  const call = (_: string, { params: { action_id: id } }: { params: { action_id: number } }): Promise<unknown> => {
    const at = looks.get(id) ?? 0;
    looks.set(id, at + 1);
    const answer = answers[id]?.[at] ?? 'in-progress';
    return answer instanceof Failure ? Promise.reject(answer) : Promise.resolve({ action: { id, status: answer } });
  };
  const context = {
    terminal: { stderr: { isTTY: false } },
    environment: {},
    output: { mode: 'text', note: (text: string) => notes.push(text) },
    now: () => pauses.reduce((sum, ms) => sum + ms, 0),
    sleep: async (ms: number) => {
      pauses.push(ms);
      await sleep();
    },
    untilInterrupted: (work: (signal: AbortSignal) => Promise<unknown>) => work(new AbortController().signal),
  } as unknown as Context;
  const actions = Object.keys(answers).map((id): Awaited => ({ id: Number(id), title: `Droplet ${id}: reboot` }));
  const api = { call } as unknown as Api;
  const outcome = await waitForActions(context, actions, { api, limitSeconds, longestPauseSeconds });
  return { ...outcome, pauses, notes };
}

const codesOf = ({ failures }: WaitOutcome): number[] => failures.map(({ exitCode }) => exitCode);

it('looks soon, then ever more seldom, up to the longest pause', async () => {
  const { actions, pauses } = await wait({ 1: Array<Answer>(8).fill('in-progress').concat('completed') });
  expect(actions).toEqual([{ id: 1, status: 'completed' }]);
  expect(pauses[0]).toBe(500);
  expect(pauses.slice(-2)).toEqual([5000, 5000]);
  expect(pauses.toSorted((a, b) => a - b)).toEqual(pauses);
});

it('asks for nothing that has ended, while it waits for the others', async () => {
  const { actions, notes } = await wait({
    1: ['completed', 'errored'],
    2: ['in-progress', 'in-progress', 'completed'],
  });
  expect(actions.map(({ status }) => status)).toEqual(['completed', 'completed']);
  expect(notes).toEqual(['Waiting for 2 actions.', '2 actions: 2 completed after 2 s.']);
});

it('says of each that went wrong which it is, and answers all', async () => {
  const outcome = await wait({ 1: ['errored'], 2: ['completed'] });
  expect(outcome.actions.map(({ status }) => status)).toEqual(['errored', 'completed']);
  expect(codesOf(outcome)).toEqual([exitCodes.notReached]);
  expect(outcome.failures[0]?.message).toBe('Droplet 1: reboot ended with an error.');
  expect(outcome.notes.at(-1)).toBe('2 actions: 1 errored, 1 completed after 1 s.');
});

it('gives up in time, to the second', async () => {
  const outcome = await wait({ 1: [] }, { limitSeconds: 7 });
  expect(codesOf(outcome)).toEqual([exitCodes.notReached]);
  expect(outcome.failures[0]?.message).toBe('Droplet 1: reboot is still in progress after 7 s.');
  expect(outcome.pauses.reduce((sum, ms) => sum + ms, 0)).toBe(7000);
});

it('waits no longer for what the token may not see, and keeps what the others came to', async () => {
  const refused = new Failure('You may not.', { exitCode: exitCodes.forbidden, advice: ['missing: actions:read'] });
  const outcome = await wait({ 1: [refused], 2: ['in-progress', 'completed'] });
  expect(outcome.actions).toEqual([{ id: 2, status: 'completed' }]);
  expect(outcome.failures).toMatchObject([
    {
      message: 'Droplet 1: reboot cannot be followed: You may not.',
      exitCode: exitCodes.forbidden,
      advice: ['missing: actions:read'],
    },
  ]);
});

it('answers what it has seen at Ctrl-C, and says how to go on', async () => {
  const pressed = new Failure('Stopped.', { exitCode: exitCodes.interrupted });
  let looks = 0;
  const sleep = (): Promise<void> => (++looks < 2 ? Promise.resolve() : Promise.reject(pressed));
  const outcome = await wait({ 1: ['completed'], 2: [] }, { sleep });
  expect(outcome.actions.map(({ status }) => status)).toEqual(['completed', 'in-progress']);
  expect(outcome.failures).toMatchObject([
    {
      message: 'Stopped waiting.',
      exitCode: exitCodes.interrupted,
      advice: ['Droplet 2: reboot goes on. To wait for it again: postern compute action wait 2'],
    },
  ]);
});
