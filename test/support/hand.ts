import type { Locator, Page } from 'playwright-core';

/** How somebody works a page: two ways to do the same. */
export interface Hand {
  /** A button, a link, a checkbox or a radio button. */
  press(target: Locator): Promise<void>;
  /** Into a field. */
  write(target: Locator, text: string): Promise<void>;
}

export function mouseHand(page: Page): Hand {
  return {
    press: (target) => target.click(),
    write: async (target, text) => {
      await target.click();
      await page.keyboard.type(text);
    },
  };
}

/** Beyond this many stops nobody goes on. */
const STOPS = 80;

/** Reaches everything with Tab, and presses it with the key that its kind takes. */
export function keyboardHand(page: Page): Hand {
  const reach = async (target: Locator): Promise<void> => {
    await target.waitFor();
    for (let stops = 0; stops < STOPS; stops++) {
      if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`The keyboard does not reach ${target.toString()}.`);
  };
  return {
    press: async (target) => {
      await reach(target);
      const type = await target.getAttribute('type');
      await page.keyboard.press(type === 'checkbox' || type === 'radio' ? 'Space' : 'Enter');
    },
    write: async (target, text) => {
      await reach(target);
      await page.keyboard.type(text);
    },
  };
}
