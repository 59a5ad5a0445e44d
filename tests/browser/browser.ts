/** The one place that starts Chromium: the binary from npm, unpacked once into .cache, with a Chinese font. */
import assert from 'node:assert/strict'
import chromiumPackage from '@sparticuz/chromium'
import jsqr from 'jsqr'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import workspace from '../../package.json' with { type: 'json' }
import { axeFindings } from './axe.ts'
import { fontsFor } from './font.ts'

const cache = join(import.meta.dirname, '../../.cache/browser')

/** Unpacks the browser aside and swaps it in, so that two test files that start at once never run half a binary. */
async function unpackedBrowser(): Promise<string> {
  // Exact versions: the name of the folder changes with the binary.
  const folder = join(cache, `chromium-${workspace.devDependencies['@sparticuz/chromium']}`)
  const binary = join(folder, 'chromium')
  if (existsSync(binary)) return binary
  const aside = `${folder}.${process.pid}`
  mkdirSync(aside, { recursive: true })
  const { TMPDIR } = process.env
  process.env.TMPDIR = aside
  try {
    await chromiumPackage.executablePath()
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = TMPDIR
  }
  try {
    renameSync(aside, folder)
  } catch (error) {
    rmSync(aside, { recursive: true, force: true })
    if (!existsSync(binary)) throw error
  }
  return binary
}

/** Starts Chromium, with more arguments where somebody else is to steer it; the caller closes it. */
export async function openBrowser(more: readonly string[] = []): Promise<Browser> {
  mkdirSync(cache, { recursive: true })
  return chromium.launch({
    executablePath: await unpackedBrowser(),
    headless: true,
    args: [
      '--lang=zh-CN',
      '--no-sandbox',
      '--no-zygote',
      '--disable-dev-shm-usage',
      '--disable-gpu',
      '--font-render-hinting=none',
      ...more,
    ],
    env: { ...process.env, FONTCONFIG_FILE: fontsFor(cache) } as Record<string, string>,
  })
}

export interface Look {
  width?: number
  height?: number
  size?: 'normal' | 'elder'
  colour?: 'light' | 'dark'
  /** With the worker that keeps the shell of the phone; without it a test sees every request of the page. */
  worker?: boolean
}

/** A context as a Chinese reader has it; 390 × 844 unless told. The page's own choices are set before it loads. */
export async function openContext(browser: Browser, look: Look = {}): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: look.width ?? 390, height: look.height ?? 844 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: look.colour ?? 'light',
    reducedMotion: 'reduce',
    serviceWorkers: look.worker === true ? 'allow' : 'block',
  })
  await context.addInitScript(`localStorage.setItem('yidi.size', '${look.size ?? 'normal'}')`)
  context.setDefaultTimeout(60_000)
  return context
}

/**
 * What axe finds serious or critical on the page: rule, first place, help. Empty when all is well. The screen is made
 * as tall as the page meanwhile: otherwise whatever lies half under a row that stays in sight counts as a target too
 * small, wherever the page happens to be scrolled to.
 */
export async function seriousFindings(page: Page): Promise<string[]> {
  const screen = page.viewportSize() ?? { width: 390, height: 844 }
  const height = await page.evaluate<number>('document.documentElement.scrollHeight')
  await page.setViewportSize({ ...screen, height: Math.max(height, screen.height) })
  const found = await axeFindings(page, { from: 'serious', rules: 'wcag' })
  await page.setViewportSize(screen)
  return found
}

/** True when nothing on the page is wider than the screen. */
export async function fitsWidth(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')
}

/** A page of somebody's own, on the day that the server has. */
export async function openPageAt(browser: Browser, now: Date, look: Look = {}): Promise<Page> {
  const context = await openContext(browser, look)
  await context.clock.setFixedTime(now)
  return context.newPage()
}

/**
 * Fails unless the page fits its width and axe finds nothing serious on it. With YIDI_PICTURES set to a folder, what was
 * seen is kept there under the name, to be looked at.
 */
export async function staysWell(page: Page, picture?: string): Promise<void> {
  assert.ok(await fitsWidth(page), page.url())
  const folder = process.env.YIDI_PICTURES
  if (folder !== undefined && picture !== undefined)
    await page.screenshot({ path: `${folder}/${picture}.png`, fullPage: true })
  assert.deepEqual(await seriousFindings(page), [], page.url())
}

const qrEdge = 330

/** What a telephone reads from the QR on the page. */
export async function scanQr(page: Page): Promise<string> {
  await page.locator('svg[data-qr]').waitFor()
  const pixels = await page.evaluate<string>(`(async () => {
    const image = new Image()
    const svg = new XMLSerializer().serializeToString(document.querySelector('svg[data-qr]'))
    image.src = 'data:image/svg+xml;utf8,' + encodeURIComponent(svg)
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = ${String(qrEdge)}
    const drawing = canvas.getContext('2d')
    drawing.drawImage(image, 0, 0, ${String(qrEdge)}, ${String(qrEdge)})
    // As one text: a list of half a million numbers costs seconds on its way.
    const { data } = drawing.getImageData(0, 0, ${String(qrEdge)}, ${String(qrEdge)})
    return btoa(Array.from(data, (byte) => String.fromCharCode(byte)).join(''))
  })()`)
  return jsqr.default(new Uint8ClampedArray(Buffer.from(pixels, 'base64')), qrEdge, qrEdge)?.data ?? ''
}

/** Types a day (`YYYY-MM-DD`, or nothing to empty it) into the three boxes of its field, as people do: box by box. */
export async function fillDay(page: Page, label: string, day: string): Promise<void> {
  const boxes = page.getByRole('group', { name: label })
  const typed = day === '' ? [] : day.split('-').map((part) => String(Number(part)))
  for (const [at, name] of ['年', '月', '日'].entries())
    await boxes.getByRole('textbox', { name, exact: true }).fill(typed[at] ?? '')
}
