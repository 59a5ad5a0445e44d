/**
 * Takes pages and examples as pictures. A page is loaded once; for each look the width, the size of type and the colours
 * change under it, as they do under somebody who turns a telephone or chooses 长辈版.
 */
import type { Browser, CDPSession, Page } from 'playwright-core'
import { openContext } from '../browser/browser.ts'
import { phoneLooks, type GalleryLook } from './looks.ts'
import { readPng, type Picture } from './png.ts'

/** What a screen shows at once. */
const screenHeight = 844

export interface Taken {
  picture: Picture
  /** False where something is wider than the screen. */
  fits: boolean
}

export interface Camera {
  page: Page
  /** Goes to an address as somebody (the cookie of a log-in) with an empty device, and waits until the page is at rest. */
  open: (address: string, cookie: string | undefined) => Promise<void>
  /** Presses the first button, or opens the first section, whose name has these words. */
  press: (name: string) => Promise<void>
  /** The page in a look; its screen stays as tall as the page until the next is taken, for whoever looks at the whole. */
  take: (look: GalleryLook, frame: Frame) => Promise<Taken>
  /** What the page's scripts complained of since it was asked last. */
  faults: () => string[]
  close: () => Promise<void>
}

/** How much of a page is kept, and how small: points of the picture for one of the screen. */
export interface Frame {
  mostHeight: number
  scale: number
}

/** A camera before a page of its own, on the day that the server has; every address is loaded in the look named. */
export async function openCamera(browser: Browser, now: Date, first: GalleryLook = phoneLooks[0]!): Promise<Camera> {
  const context = await openContext(browser, {})
  await context.clock.setFixedTime(now)
  // Each page begins on a device that has kept nothing of the one before.
  await context.addInitScript(`localStorage.clear()
    sessionStorage.clear()
    localStorage.setItem('yidi.size', '${first.size}')`)
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  const waiting = countRequests(page)
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  return {
    page,
    open: async (address, cookie) => {
      await context.clearCookies()
      const [name = '', value = ''] = (cookie ?? '').split('=')
      if (cookie !== undefined) await context.addCookies([{ name, value, url: new URL(address).origin }])
      await wear(page, first)
      await page.goto(address)
      await page.addStyleTag({ content: still })
      await untilAtRest(page, waiting)
    },
    press: async (name) => {
      await page
        .getByRole('button', { name })
        .or(page.locator('summary', { hasText: name }))
        .first()
        .click()
      await untilAtRest(page, waiting)
    },
    take: async (look, frame) => {
      await wear(page, look)
      await page.evaluate(`document.documentElement.dataset.size = '${look.size}'`)
      await untilAtRest(page, waiting)
      return expose(page, devtools, look.width, frame)
    },
    faults: () => faults.splice(0),
    close: () => context.close(),
  }
}

/** How many requests of the page have no answer yet. */
function countRequests(page: Page): () => number {
  let open = 0
  page.on('request', () => (open += 1))
  page.on('requestfinished', () => (open -= 1))
  page.on('requestfailed', () => (open -= 1))
  return () => open
}

/** Two frames after the fonts are there. */
const drawn = `document.fonts.ready.then(() => new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))))`

/** At rest: no request open before and after two frames, twice in a row, so that one answer may lead to another question. */
async function untilAtRest(page: Page, waiting: () => number): Promise<void> {
  for (let quiet = 0, tries = 0; quiet < 2; tries++) {
    if (tries > 600) throw new Error(`${page.url()} never comes to rest`)
    const before = waiting()
    await page.evaluate(drawn)
    quiet = before === 0 && waiting() === 0 ? quiet + 1 : 0
    if (waiting() > 0) await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

async function wear(page: Page, { width, colour }: Pick<GalleryLook, 'width' | 'colour'>): Promise<void> {
  await page.setViewportSize({ width, height: screenHeight })
  await page.emulateMedia({ colorScheme: colour })
}

/** The whole page on a screen as tall as itself, as far as is kept; afterwards on one that shows all of it. */
async function expose(page: Page, devtools: CDPSession, width: number, frame: Frame): Promise<Taken> {
  await page.evaluate(stilled)
  const [whole, fits] = await page.evaluate<[number, boolean]>(measured)
  const height = Math.min(Math.max(whole, screenHeight), frame.mostHeight)
  if (height !== screenHeight) {
    await page.setViewportSize({ width, height })
    await page.evaluate(drawn)
    // A table that is laid out anew for the taller screen writes its words anew.
    await page.evaluate(stilled)
  }
  const { data } = await devtools.send('Page.captureScreenshot', {
    format: 'png',
    optimizeForSpeed: true,
    clip: { x: 0, y: 0, width, height, scale: frame.scale },
  })
  // Where the picture ends before the page, the bar of the tabs lies over whatever is just there.
  if (whole > height) await page.setViewportSize({ width, height: whole })
  return { picture: readPng(Buffer.from(data, 'base64')), fits }
}

const measured = `(({ scrollHeight, scrollWidth, clientWidth }) => [scrollHeight, scrollWidth <= clientWidth])(
  document.documentElement)`

/** Nothing moves: colours would be caught on their way from light to dark, the cursor of a field between two beats, a clock anywhere. */
const still = `[role=timer] { visibility: hidden !important; }
*, *::before, *::after {
  transition: none !important; animation: none !important; caret-color: transparent !important;
}`

/** What chance has drawn is made the same: numbers of records and bills, codes and the squares of a QR, seals. */
const stilled = `(() => {
  for (const code of document.querySelectorAll('[data-qr]')) code.style.opacity = '0'
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
    const text = node.data
      .replace(/([A-Z])(\\d{6})-(\\d{8})-[2-9A-HJ-NP-Z]{10}/g, '$1$2-$3-2222222222')
      .replace(/\\d{24}/g, '202606200000000000000000')
      .replace(/\\b(\\d{6})(?!0{9})\\d{14}\\b/g, (_, pool) => pool + '00000000000099')
      .replace(/YD[2-9A-HJ-NP-Z]{3}( [2-9A-HJ-NP-Z]{5}){5}/g, 'YD222 22222 22222 22222 22222 22222')
      .replace(/\\b[0-9a-f]{16}\\b/g, '0000000000000000')
      .replace(/\\b[0-9a-f]{64}\\b/g, '0'.repeat(64))
      .replace(/\\d{4}年(?!6月)\\d+月\\d+日 \\d\\d:\\d\\d/g, '2026年6月27日 10:00')
      .replace(/还有 \\d+ 条没有封存/g, '还有 99 条没有封存')
    if (text !== node.data) node.data = text
  }
  window.scrollTo(0, 0)
})()`
