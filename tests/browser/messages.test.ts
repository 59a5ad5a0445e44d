/** 消息 and 我的账户 in a real browser: told of an approval, reminded when the end comes near, the year's sums with their article. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { approvedFiling } from '../../apps/server/src/filing/record/index.ts'
import { noticeJobs, remind } from '../../apps/server/src/platform/notices/index.ts'
import { codeIn, openPostOffice } from '../../apps/server/src/platform/notices/testing.ts'
import { openRelease } from '../../apps/server/src/platform/policy/index.ts'
import { people } from '../hospital/hospital.ts'
import { openBrowser, openContext, staysWell, type Look } from './browser.ts'
import { openPlatformServer, type TestPlatform } from './server.ts'
import { commitForPerson } from '../../apps/server/src/person/commands/index.ts'
import { recordKinds } from '../../apps/server/src/kinds.ts'

let browser: Browser
let server: TestPlatform
const post = await openPostOffice()
const mail = { url: post.url, from: 'notice@example.org' }

before(async () => {
  server = await openPlatformServer({ YIDI_SMTP_URL: mail.url, YIDI_MAIL_FROM: mail.from })
  browser = await openBrowser()
  const { db, clock } = server.platform
  await commitForPerson(db, {
    personNo: people.active,
    at: clock.now(),
    changes: {
      filing_action: approvedFiling(
        {
          filingId: 'B330100-20260501-TEST',
          pool: '330100',
          type: 'temporary',
          destination: '310100',
          from: '2026-05-01',
          to: '2026-06-25',
        },
        '2026-05-01',
        { role: 'citizen', kind: 'person', id: people.active },
      ),
    },
    audit: [],
    outbox: [
      {
        kind: 'filing',
        subjectId: 'B330100-20260501-TEST',
        payload: { pool: '330100', state: 'delivered', actionNo: 5 },
      },
    ],
  })
})
after(async () => {
  await browser?.close()
  await server?.close()
  await post.close()
})

async function openPage(look: Look): Promise<Page> {
  const context = await openContext(browser, look)
  await context.clock.setFixedTime(server.platform.clock.now())
  const page = await context.newPage()
  await page.goto(`${server.address}/login?next=/messages`)
  await page.getByLabel('身份证号').fill('330100198811020127')
  await page.getByLabel('密码', { exact: true }).fill(server.password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('heading', { name: '消息', exact: true }).waitFor()
  return page
}

test('the inbox tells of the approval, later of the end; opening leads to the filing and marks it read', async () => {
  const { db, clock } = server.platform
  const page = await openPage({})
  await page.getByText('备案办好了').waitFor()
  const config = { webhooks: [], webhookSecret: undefined, mail: undefined }
  await remind({ kinds: recordKinds, database: db, clock, config, release: openRelease(undefined) }, () =>
    Promise.resolve(),
  )
  await page.reload()
  await page.getByText('备案还有5天到期').waitFor()
  await staysWell(page, 'messages')
  await page.goto(server.address)
  await page.getByRole('link', { name: /^消息，\d+条没读$/ }).click()
  await page.getByRole('link', { name: /备案还有5天到期/ }).click()
  await page.getByRole('heading', { level: 1, name: /备案/ }).waitFor()
  await page.goBack()
  await page.getByRole('button', { name: '全部标为已读' }).click()
  await page.getByRole('button', { name: '全部标为已读' }).waitFor({ state: 'detached' })
  await page.context().close()
})

test('an address is confirmed by the code that came by mail, a wrong code costs nothing but a try, and it is taken back', async () => {
  const { db, clock } = server.platform
  const page = await openPage({ size: 'elder' })
  await page.getByLabel('邮箱').fill('yi@example.org')
  await page.getByRole('button', { name: '发送确认码' }).click()
  await page.getByText('确认码正在发到 yi@example.org').waitFor()
  const background = noticeJobs({
    kinds: recordKinds,
    database: db,
    clock,
    config: { webhooks: [], webhookSecret: undefined, mail },
    onError: (error) => assert.fail(String(error)),
  })
  await background.relay.run(async (name, data) => {
    await background.jobs.find((job) => job.name === name)!.run(data, () => Promise.resolve())
  })
  background.close()
  await page.getByText('确认码发到了 yi@example.org').waitFor()
  const code = codeIn(post.mails)
  await page.getByLabel('确认码').fill(code === '000000' ? '111111' : '000000')
  await page.getByRole('button', { name: '确认邮箱' }).click()
  await page.getByText('还可以试 4 次').waitFor()
  await staysWell(page, 'mail-code-elder')
  await page.getByLabel('确认码').fill(code)
  await page.getByRole('button', { name: '确认邮箱' }).click()
  await page.getByText('有新消息时发到 yi@example.org。').waitFor()
  await page.getByRole('button', { name: '换邮箱' }).click()
  await page.getByRole('button', { name: '不换了' }).click()
  await page.getByRole('button', { name: '不再发邮件' }).click()
  await page.getByRole('button', { name: '发送确认码' }).waitFor()
  await page.context().close()
})

test('我的账户 shows the deductible with its article', async () => {
  const page = await openPage({})
  await page.goto(`${server.address}/account`)
  await page.getByRole('heading', { name: '起付标准' }).waitFor()
  await page.getByText('还差 800.00 元').first().waitFor()
  await page.getByText('收支明细').click()
  await staysWell(page, 'account')
  await page.context().close()
})
