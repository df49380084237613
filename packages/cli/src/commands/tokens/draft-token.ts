import type { Api } from '../../api/api.ts';
import type { Context } from '../../context.ts';
import { usageFailure } from '../../failure.ts';

/** A token that is put together, before its bounds. */
export interface TokenDraft {
  readonly name: string;
  readonly scopes: readonly string[];
  /** Unless another end is asked for. */
  readonly expiresInDays: number;
}

export interface DraftOptions {
  readonly name: string | undefined;
  readonly scopes: readonly string[];
  readonly preset: string | undefined;
}

const DEFAULT_DAYS = 30;

/** What the options say. */
export async function draftToken(_: Context, api: Api, options: DraftOptions): Promise<TokenDraft> {
  const { name, scopes, preset } = options;
  if (name === undefined) throw usageFailure('A token needs a name: --name.');
  if (scopes.length === 0 && preset === undefined) {
    throw usageFailure('Say what the token may do: --scopes or --preset.', [
      '"postern token scopes" lists what there is.',
    ]);
  }
  if (preset === undefined) return { name, scopes, expiresInDays: DEFAULT_DAYS };
  const { presets } = await api.call('scopes_list');
  const found = presets.find((one) => one.name === preset.replaceAll('-', '_'));
  if (found === undefined) {
    throw usageFailure(`There is no preset "${preset}". --preset takes ${presets.map((one) => one.name).join(', ')}.`);
  }
  return { name, scopes: [...new Set([...found.scopes, ...scopes])], expiresInDays: found.expires_in_days };
}
