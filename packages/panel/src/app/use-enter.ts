import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';

/** Leads somebody who has just signed in to a page, by an address on this server. */
export function useEnter(): (path: string) => void {
  const router = useRouter();
  const queryClient = useQueryClient();
  return (path) => {
    // Whoever was signed in before leaves nothing on the screen of whoever is now.
    queryClient.clear();
    router.history.replace(path);
  };
}
