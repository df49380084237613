import { openAuthLibrary, type AuthLibrary, type AuthLibraryOptions } from './auth-library.ts';

/** The account library, opened for each origin that is served: it takes one, and asks the environment where it is given none. */
export interface AuthLibraries {
  forOrigin(origin: string): AuthLibrary;
  /** For finding sessions, where the origin counts only as far as cookies have other names under https. */
  forSessions(isSecure: boolean): AuthLibrary;
}

/** Origins come out of `Host` headers, so there could be any number. */
const MAX_KEPT = 32;

export function createAuthLibraries(options: Omit<AuthLibraryOptions, 'origin'>): AuthLibraries {
  const opened = new Map<string, AuthLibrary>();
  const secure = openAuthLibrary({ ...options, origin: 'https://localhost' });
  const plain = openAuthLibrary({ ...options, origin: 'http://localhost' });
  return {
    forSessions: (isSecure) => (isSecure ? secure : plain),
    forOrigin: (origin) => {
      const known = opened.get(origin);
      if (known !== undefined) return known;
      if (opened.size >= MAX_KEPT) opened.clear();
      const library = openAuthLibrary({ ...options, origin });
      opened.set(origin, library);
      return library;
    },
  };
}
