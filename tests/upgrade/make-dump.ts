/**
 * Makes a fixture of the version that is checked out, under the name of today: `npx node tests/upgrade/make-dump.ts`. A database with the
 * demonstration lives through a story, through the doors of the program alone; then its rows are written down, and beside
 * them what the program says of them. Anybody can run it at any version; CONTRIBUTING.md says when it is time to.
 */
import { ensureDemonstrationAccounts } from '../../apps/server/src/platform/access/index.ts'
import { loadDemonstration } from '../../apps/server/src/demonstration/index.ts'
import { noticeJobs } from '../../apps/server/src/platform/notices/index.ts'
import { codeIn, openPostOffice } from '../../apps/server/src/platform/notices/testing.ts'
import { sealAudit } from '../../apps/server/src/platform/audit/index.ts'
import { temporaryFolder } from '../../apps/server/src/platform/storage/testing.ts'
import { people } from '../hospital/hospital.ts'
import { citizen, Doors } from './doors.ts'
import { faultsOf, look, printReceipts } from './expectations.ts'
import { demonstrationPassword, firstMoment, openFresh, openProgram, writeFixture } from './fixture.ts'
import { dumpRows } from './rows.ts'
import { liveAfterTheSeal, liveAtHospitals, useUpOneVisit } from './story-hospitals.ts'
import { fileAfterTheSeal, liveOnPages } from './story-pages.ts'
import { recordKinds } from '../../apps/server/src/kinds.ts'

const post = await openPostOffice()
const db = await openFresh()
await loadDemonstration(db, new Date(firstMoment))
const platform = await openProgram(db, firstMoment, db.ciphers, post.url)
await ensureDemonstrationAccounts({ ...db, dataFolder: temporaryFolder() }, platform.clock, demonstrationPassword)
const doors = new Doors(platform)
const mail = { url: post.url, from: 'notice@example.invalid' }
const notices = noticeJobs({
  kinds: recordKinds,
  ...{ database: db, clock: platform.clock, config: { webhooks: [], webhookSecret: undefined, mail } },
  onError: (error) => {
    throw error
  },
})
/** Every event so far takes effect; its mail is sent at once. */
const relay = (): Promise<number> =>
  notices.relay.run(async function send(name, data) {
    await notices.jobs.find((job) => job.name === name)?.run(data, send)
  })

await confirmContact()
await liveAtHospitals(doors)
await sealAudit(db, platform.clock.now())
await liveOnPages(doors)
await useUpOneVisit(doors)
await relay()
await sealAudit(db, platform.clock.now())
await liveAfterTheSeal(doors)
await fileAfterTheSeal(doors)

const receipts = await printReceipts(doors)
const dump = await dumpRows(db.pool)
const faults = await faultsOf(db)
if (faults.length > 0) throw new Error(JSON.stringify(faults))
// Pre-settlements and queries keep no reply; they are told by what holds at the moment.
const messages = doors.messages.filter(({ infno }) => infno !== '2206' && infno !== '2303')
const sent = { messages: withoutAgain(messages), commands: withoutAgain(doors.commands) }
writeFixture(dump, { ...(await look(doors, sent)), receipts })
await platform.app.close()
notices.close()
await post.close()

async function confirmContact(): Promise<void> {
  const headers = { cookie: await doors.cookie(citizen(people.active)), 'idempotency-key': 'upgrade-contact' }
  const contact = { email: 'demo@example.invalid' }
  await platform.app.inject({ method: 'PUT', url: '/api/me/contact', headers, payload: contact })
  await relay()
  const confirm = { method: 'POST', url: '/api/me/contact/confirm', headers } as const
  const confirmed = await platform.app.inject({ ...confirm, payload: { code: codeIn(post.mails) } })
  if (confirmed.statusCode !== 200) throw new Error(confirmed.body)
}

/** As they were sent; what becomes of them a second time is yet to be seen. */
function withoutAgain<Sent>(all: readonly Sent[]): (Sent & { again: string })[] {
  return all.map((sent) => ({ ...sent, again: '' }))
}
