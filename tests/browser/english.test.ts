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
  await page.getByLabel('Password').fill(server.password)
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.getByRole('heading', { name: /^Welcome, / }).waitFor()
  assert.equal(new URL(page.url()).pathname.replace(/\/$/, ''), '/en', 'the log-in leads on in English')
  await staysWell(page, 'english-home')

  // Whoever is led to the log-in comes back to the page they wanted, in the language they read.
  await page.context().clearCookies()
  await page.goto(`${server.address}/en/filings`)
  await page.getByRole('link', { name: 'Log in' }).click()
  await page.getByLabel('ID number').fill('330100198811020127')
  await page.getByLabel('Password').fill(server.password)
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
