import { coldScenarios } from './cold-scenarios.ts';
import { memoryScenario } from './memory-scenario.ts';
import { refusalScenarios } from './refusal-scenarios.ts';
import type { Scenario } from './scenario.ts';
import { verifyScenarios } from './verify-scenarios.ts';

/** In the order of the table. */
export const scenarios: readonly Scenario[] = [
  ...verifyScenarios,
  ...refusalScenarios,
  ...coldScenarios,
  memoryScenario,
];
