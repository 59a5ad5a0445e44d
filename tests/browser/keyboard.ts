/** Going through a page by keyboard alone. */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'

/** Presses Tab until the control of this name has the focus; a box of a day is named by its field and itself. */
export async function reach(page: Page, name: string): Promise<void> {
  const seen: string[] = []
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab')
    const now = await page.evaluate<string>(`(() => {
      const { activeElement: at } = document
      const field = at.matches('input') ? (at.closest('fieldset')?.querySelector('legend')?.innerText ?? '') : ''
      return field + (at.getAttribute('aria-label') ?? at.labels?.[0]?.innerText ?? at.innerText ?? '')
    })()`)
    if (now.replaceAll(/\s/g, '').startsWith(name)) return
    seen.push(now)
  }
  assert.fail(`no Tab leads to ${name}: ${seen.join(' | ')}`)
}

/** Goes to the control of this name and presses it. */
export async function press(page: Page, name: string, key = 'Enter'): Promise<void> {
  await reach(page, name)
  await page.keyboard.press(key)
}
