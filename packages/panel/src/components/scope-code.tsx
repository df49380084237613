import { Code } from '@mantine/core';
import type { ReactNode } from 'react';

/** The name of a scope or a permission, in the type of code. */
export function ScopeCode({ children }: { children: string }): ReactNode {
  return <Code>{children}</Code>;
}
