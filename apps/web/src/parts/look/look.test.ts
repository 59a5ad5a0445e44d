/** Small looks of a word or a line. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openExample } from '../testing.ts'

test('quiet words can still be read, by day and by night', async () => {
  for (const colour of ['light', 'dark'] as const) {
    const page = await openExample('look', '几种', { colour })
    const [ink, ground] = await page.evaluate<[string, string]>(
      "[getComputedStyle(document.querySelector('p:nth-of-type(4)')).color, getComputedStyle(document.body).backgroundColor]",
    )
    assert.ok(contrast(ink, ground) >= 4.5, `${colour}: ${ink} on ${ground}`)
  }
})

/** The contrast of two colours as WCAG 2 counts it, 1 to 21. */
function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light! + 0.05) / (dark! + 0.05)
}

function luminance(colour: string): number {
  const [red, green, blue] = [...colour.matchAll(/[\d.]+/g)].map(([part]) => {
    const share = Number(part) / 255
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}
