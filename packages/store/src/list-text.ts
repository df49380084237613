/** A list as it is stored: separated by spaces, the empty list as the empty text. */
export function listToText(items: readonly string[]): string {
  for (const item of items) {
    // Such an item would come back as another list: a scope name with a space in it as two scopes.
    if (item === '' || item.includes(' ')) throw new TypeError('An item of a stored list is empty or holds a space.');
  }
  return items.join(' ');
}

export function textToList(text: string): string[] {
  return text === '' ? [] : text.split(' ');
}
