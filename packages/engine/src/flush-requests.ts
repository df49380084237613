import type { Engine } from './engine.ts';

const SLICE_ROWS = 250;

/**
 * Writes what was counted of requests since the last call, in slices. When the store fails, what was not written is kept for the next
 * call and the error comes out; a slice whose answer was lost may then be counted twice.
 */
export async function flushRequests({ requests: counter, store }: Engine): Promise<void> {
  const { requests, clients } = counter.drain();
  let [writtenRequests, writtenClients] = [0, 0];
  try {
    for (; writtenRequests < requests.length; writtenRequests += SLICE_ROWS) {
      await store.recordRequests(requests.slice(writtenRequests, writtenRequests + SLICE_ROWS));
    }
    for (; writtenClients < clients.length; writtenClients += SLICE_ROWS) {
      await store.recordClients(clients.slice(writtenClients, writtenClients + SLICE_ROWS));
    }
  } catch (error) {
    counter.restore({ requests: requests.slice(writtenRequests), clients: clients.slice(writtenClients) });
    throw error;
  }
}
