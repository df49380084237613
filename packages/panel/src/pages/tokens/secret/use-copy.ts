import { useEffect, useRef, useState } from 'react';

const COPIED_MS = 2500;

/** `failed`: the browser does not let the page write to the clipboard. */
export type CopyState = 'idle' | 'copied' | 'failed';

/** Copies a text that is only asked for when it is copied, so that no component has it among its properties. */
export function useCopy(textOf: () => string, onFailed?: () => void): readonly [CopyState, () => void] {
  const [state, setState] = useState<CopyState>('idle');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const copy = async (): Promise<void> => {
    clearTimeout(timer.current);
    try {
      await navigator.clipboard.writeText(textOf());
      setState('copied');
      timer.current = setTimeout(() => setState('idle'), COPIED_MS);
    } catch {
      setState('failed');
      onFailed?.();
    }
  };
  return [state, () => void copy()];
}
