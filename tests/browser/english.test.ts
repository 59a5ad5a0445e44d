/** The pages in English: the same pages over another catalogue of words, at addresses of their own, and the way between both. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { openBrowser, openPageAt, staysWell } from './browser.ts'
import { openPlatformServer, type TestPlatform } from './server.ts'

let browser: Browser
let server: TestPlatform

before(async () => {
  server = await openPlatformServer()
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await server?.close()
})

test('log in and look around in English, and the way to Chinese and back', async () => {
  const page = await openPageAt(browser, server.platform.clock.now())
  await page.goto(`${server.address}/me`)
  await page.getByRole('link', { name: 'English' }).click()
  await page.waitForURL(`${server.address}/en/me`)
  assert.equal(await page.locator('html').getAttribute('lang'), 'en')
  await staysWell(page, 'english-nobody')

  await page.getByRole('link', { name: 'Log in' }).first().click()
  await page.getByLabel('ID number').fill('330100198811020127')
  await page.getByLabel('Password', { exact: true }).fill(server.password)
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.getByRole('heading', { name: /^Welcome, / }).waitFor()
  assert.equal(new URL(page.url()).pathname.replace(/\/$/, ''), '/en', 'the log-in leads on in English')
  await staysWell(page, 'english-home')

  // Whoever is led to the log-in comes back to the page they wanted, in the language they read.
  await page.context().clearCookies()
  await page.goto(`${server.address}/en/filings`)
  await page.getByRole('link', { name: 'Log in' }).click()
  await page.getByLabel('ID number').fill('330100198811020127')
  await page.getByLabel('Password', { exact: true }).fill(server.password)
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.waitForURL(`${server.address}/en/filings`)
  await page.getByText('You have no filing yet.').waitFor()
  await staysWell(page, 'english-filings')

  for (const address of ['quote', 'institutions', 'guide', 'contacts', 'policy', 'account', 'settlements', 'file']) {
    await page.goto(`${server.address}/en/${address}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.getByText('Loading…').waitFor({ state: 'detached' })
    await staysWell(page, `english-${address}`)
  }

  await page.goto(`${server.address}/en/me`)
  await page.getByRole('link', { name: '中文' }).click()
  await page.getByRole('button', { name: '退出登录' }).waitFor()
  assert.equal(new URL(page.url()).pathname, '/me')
})

test('seeing a doctor elsewhere in English: city, hospital, kind, the answer, and the first page of the form', async () => {
  const page = await openPageAt(browser, server.platform.clock.now())
  await page.goto(`${server.address}/en/login`)
  await page.getByLabel('ID number').fill('330100198811020127')
  await page.getByLabel('Password', { exact: true }).fill(server.password)
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.getByRole('link', { name: /^See a doctor elsewhere/ }).click()
  await page.getByRole('heading', { name: 'Where do you go for treatment?' }).waitFor()
  await staysWell(page, 'english-go-city')
  await page.getByRole('button', { name: '上海市' }).click()
  await page.getByRole('heading', { name: 'Which hospital in 上海市?' }).waitFor()
  await page.getByRole('button', { name: /演示上海三级医院/ }).waitFor()
  await staysWell(page, 'english-go-hospital')
  await page.getByRole('button', { name: /演示上海三级医院/ }).click()
  await page.getByRole('heading', { name: 'For what?' }).waitFor()
  await staysWell(page, 'english-go-kind')
  await page.getByRole('button', { name: 'Hospital stay', exact: true }).click()
  await page.getByRole('heading', { level: 2, name: 'File first', exact: true }).waitFor()
  await page.getByText('Once filed, 演示上海三级医院 settles directly and you pay only your own part.').waitFor()
  await page.getByText('Answered for you: 杭州市, Employee insurance (working)').waitFor()
  // The same sums as in Chinese: 10,000 less 20 % prepaid is 8,000, less 800; the fund pays 82 % of 7,200.
  const filed = page.getByRole('region', { name: 'Filed first', exact: true })
  await filed.getByText('4,096.00').first().waitFor()
  await page.getByRole('region', { name: 'Not filed', exact: true }).getByText('all to be paid first').waitFor()
  await staysWell(page, 'english-go-answer')
  await page.getByRole('link', { name: 'File now', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'The filing' }).waitFor()
  await page.getByRole('heading', { name: 'At which mobile number are you reached?' }).waitFor()
  assert.equal(new URL(page.url()).pathname, '/en/file')
  await staysWell(page, 'english-form')
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await page.getByRole('alert').getByRole('link').first().waitFor()
  await staysWell(page, 'english-form-fault')
  await page.context().close()
})
