import type { Api } from '../../api/api.ts';
import type { Context } from '../../context.ts';
import { usageFailure } from '../../failure.ts';
import { printable } from '../../output/printable.ts';

/** A token that is put together, before its bounds. */
export interface TokenDraft {
  readonly name: string;
  readonly scopes: readonly string[];
  /** Unless another end is asked for. */
  readonly expiresInDays: number;
  /** Whether somebody picked the scopes just now, and so should see what they add up to. */
  readonly isPicked: boolean;
}

export interface DraftOptions {
  readonly name: string | undefined;
  readonly scopes: readonly string[];
  readonly preset: string | undefined;
}

const DEFAULT_DAYS = 30;

/** What the options say, and what somebody at a terminal says besides. */
export async function draftToken(context: Context, api: Api, options: DraftOptions): Promise<TokenDraft> {
  const { scopes, preset } = options;
  const isGiven = scopes.length > 0 || preset !== undefined;
  const { isInteractive } = context.prompt;
  if (!isGiven && !isInteractive) {
    throw usageFailure('Say what the token may do: --scopes or --preset.', [
      '"postern token scopes" lists what there is.',
    ]);
  }
  const name = options.name ?? (await askName(context));
  if (!isGiven) {
    const { pickScopes } = await import('./pick-scopes.ts');
    return { name, ...(await pickScopes(context, api)), isPicked: true };
  }
  const found = preset === undefined ? null : await findPreset(api, preset);
  const all = [...new Set([...(found?.scopes ?? []), ...scopes])];
  return { name, scopes: all, expiresInDays: found?.expires_in_days ?? DEFAULT_DAYS, isPicked: false };
}

async function askName({ prompt }: Context): Promise<string> {
  if (!prompt.isInteractive) throw usageFailure('A token needs a name: --name.');
  return prompt.text('Its name: who uses it, or what for', (text) =>
    text.trim() === '' ? 'Give it a name that says who uses it.' : undefined,
  );
}

async function findPreset(
  api: Api,
  preset: string,
): Promise<{ readonly scopes: readonly string[]; readonly expires_in_days: number }> {
  const { presets } = await api.call('scopes_list');
  const found = presets.find(({ name }) => name === preset.replaceAll('-', '_'));
  if (found !== undefined) return found;
  throw usageFailure(
    `There is no preset "${printable(preset)}". --preset takes ${presets.map(({ name }) => name).join(', ')}.`,
  );
}
