/** The form of a filing as people fill it in: question by question, read over, signed, sent. */
import type { Page } from 'playwright-core'
import { fillDay } from './browser.ts'

/** The questions of the form by their headings. */
export const formQuestions = {
  agent: '由谁来办？',
  days: '从哪天到哪天？',
  mobile: '用哪个手机号联系您？',
  address: '您在那里住哪里？',
  referral: '哪家医院建议您转过去？',
  institutions: '要不要选附近的小医院？',
  papers: '请交这些材料',
  reason: '为什么去那里？',
} as const
type Asked = keyof typeof formQuestions

/** What is answered where it is asked; a question without an answer here is left as it stands. */
interface FormAnswers {
  mobile?: string
  address?: string
  /** The hospital that advises it. */
  referral?: string
  /** Until when, `YYYY-MM-DD`. */
  to?: string
  /** The commitment in place of the papers. */
  inPlace?: true
  papers?: (page: Page) => Promise<void>
  institutions?: (page: Page) => Promise<void>
  /** Called on each page before its answer, with its question. */
  at?: (question: Asked) => Promise<void>
}

export const next = (page: Page): Promise<void> => page.getByRole('button', { name: '下一步' }).click()

export const readOver = (page: Page) => page.getByRole('heading', { name: '看看对不对，签了名就能提交' })

const question = (page: Page, asked: Asked) => page.getByRole('heading', { name: formQuestions[asked] })

/** Waits for the page of a question. */
export const isAsked = (page: Page, asked: Asked): Promise<void> => question(page, asked).waitFor()

/** Which question stands there, once one does; undefined for the check. */
async function askedNow(page: Page, before: Asked | undefined): Promise<Asked | undefined> {
  const headings = Object.values(formQuestions).filter((text) => before === undefined || text !== formQuestions[before])
  const any = headings.map((name) => page.getByRole('heading', { name }))
  await any
    .reduce((one, other) => one.or(other), readOver(page))
    .first()
    .waitFor()
  for (const asked of Object.keys(formQuestions) as Asked[])
    if (asked !== before && (await question(page, asked).count()) > 0) return asked
  return undefined
}

async function answer(page: Page, asked: Asked, given: FormAnswers): Promise<void> {
  if (asked === 'mobile') await page.getByLabel('手机号').fill(given.mobile ?? '13800000000')
  if (asked === 'address' && given.address !== undefined) await page.getByLabel('在那里的住址').fill(given.address)
  if (asked === 'referral' && given.referral !== undefined)
    await page.getByLabel('哪家医院建议转诊').fill(given.referral)
  if (asked === 'days' && given.to !== undefined) await fillDay(page, '到哪天结束', given.to)
  if (asked === 'papers' && given.inPlace) await page.getByLabel(/手头没有，用承诺书代替/).check()
  if (asked === 'papers') await given.papers?.(page)
  if (asked === 'institutions') await given.institutions?.(page)
}

/** From the first page of the form to the check, each question answered as it comes; gives the questions that came. */
export async function fillForm(page: Page, given: FormAnswers = {}): Promise<Asked[]> {
  const came: Asked[] = []
  for (;;) {
    const asked = await askedNow(page, came.at(-1))
    if (asked === undefined) return came
    came.push(asked)
    await given.at?.(asked)
    await answer(page, asked, given)
    await next(page)
  }
}

/** Answers something again, from the check and back to it. */
export async function answerAgain(page: Page, label: string, use: () => Promise<unknown>): Promise<void> {
  await page.getByRole('button', { name: label, exact: true }).click()
  await use()
  await next(page)
  await readOver(page).waitFor()
}

/** Types the name under the letter and agrees to it, on the page on which it is sent. */
export async function sign(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: '打字签名' }).click()
  await page.getByLabel('姓名', { exact: true }).fill(name)
  await page.getByLabel(/我已看清并同意/).check()
}

/** One stroke on the sheet; from and to as parts of its width and height. */
export async function drawStroke(page: Page, ...points: readonly (readonly [number, number])[]): Promise<void> {
  const sheet = page.getByRole('img', { name: /^手写的/ })
  await sheet.scrollIntoViewIfNeeded()
  const { x, y, width, height } = (await sheet.boundingBox())!
  const at = ([left, top]: readonly [number, number]) => [x + left * width, y + top * height] as const
  await page.mouse.move(...at(points[0]!))
  await page.mouse.down()
  for (const point of points.slice(1)) await page.mouse.move(...at(point), { steps: 5 })
  await page.mouse.up()
}

export async function send(page: Page, outcome: '备案办好了' | '已经提交' = '备案办好了'): Promise<void> {
  await page.getByRole('button', { name: '提交备案' }).click()
  await page.getByRole('heading', { name: outcome }).waitFor()
}

/** Counts what a finger does on a page from now on: each time it comes down. */
export async function countTaps(page: Page): Promise<() => number> {
  let taps = 0
  await page.exposeFunction('tappedOnce', () => void taps++)
  await page.addInitScript(`document.addEventListener('pointerdown', () => window.tappedOnce(), { capture: true })`)
  return () => taps
}
