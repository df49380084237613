/** "ada@example.com", "token 12" or "the server", for who did something as records write it. */
export function actorInWords(actor: string): string {
  const at = actor.indexOf(':');
  const [kind, name] = [actor.slice(0, at), actor.slice(at + 1)];
  if (kind === 'token') return `token ${name}`;
  return kind === 'system' ? 'the server' : name;
}
