/** Who did something, out of `person:ada@example.com` or `token:12`, for people. */
export function actorInWords(actor: string): string {
  const colon = actor.indexOf(':');
  const name = actor.slice(colon + 1);
  switch (actor.slice(0, Math.max(colon, 0))) {
    case 'person':
      return name;
    case 'token':
      return `token ${name}`;
    case 'system':
      return `Postern (${name})`;
    default:
      return actor;
  }
}
