import type { TestServer } from '../support/test-server.ts';

/** What every command is run against: a server with an account, and a token that may do everything. */
export interface CommandWorld {
  readonly server: TestServer;
  readonly token: string;
  /** A request of the token that may do everything; answers the body. */
  request(method: string, path: string, body?: unknown): Promise<Readonly<Record<string, unknown>>>;
}

/** How one command is called so that it does what it is for. */
export interface CommandCall {
  /** Makes what the command needs, and answers what is typed after `postern`. */
  argv(world: CommandWorld): Promise<readonly string[]> | readonly string[];
  readonly environment?: (world: CommandWorld) => Promise<Readonly<Record<string, string>>>;
  /** What is piped into it. Default: nothing. */
  readonly stdin?: string;
  /** What it prints for people. */
  readonly prints: RegExp;
  /** How it ends. Default 0. */
  readonly code?: number;
  /** The server has nothing that it could be done to: `prints` is what it says to that, on stderr. */
  readonly refused?: true;
  /** It asks nothing of a server, so a wrong token does not stop it. */
  readonly offline?: true;
  /** It runs until it is stopped: as a process of its own, until it listens. */
  readonly served?: true;
  /** It answers at a terminal only. */
  readonly atTerminal?: true;
}

/** By the words of the command: `compute droplet list`. */
export type CommandCalls = Readonly<Record<string, CommandCall>>;
