type Fetch = typeof globalThis.fetch;

/** Headers that prove something, and are never shown. */
const HIDDEN = new Set(['authorization', 'cookie', 'set-cookie', 'proxy-authorization']);

/** Shows each request and what came of it: method, address, status, time and headers. Bodies are not shown. */
export function traceFetch(send: Fetch, show: (line: string) => void): Fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    show(`> ${request.method} ${request.url}`);
    for (const line of headerLines(request.headers)) show(`> ${line}`);
    const startedAt = performance.now();
    const time = (): string => `${Math.round(performance.now() - startedAt)} ms`;
    try {
      const response = await send(input, init);
      const id = response.headers.get('x-request-id');
      show(`< ${response.status} ${response.statusText}, ${time()}${id === null ? '' : `, request ${id}`}`);
      for (const line of headerLines(response.headers)) show(`< ${line}`);
      return response;
    } catch (error) {
      show(`< no answer, ${time()}`);
      throw error;
    }
  };
}

function headerLines(headers: Headers): readonly string[] {
  return [...headers].map(([name, value]) => `${name}: ${HIDDEN.has(name) ? '(not shown)' : value}`);
}
