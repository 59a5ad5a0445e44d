/** 政策草案: kept when the command would accept it, taken along as a folder, dropped and never deleted. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { unzipSync } from 'fflate'
import type { ProblemDocument, SavedDraft, SavedDraftWhole, SavedDraftsMessage } from '@yidi/contracts'
import { buildApp } from '../../app.ts'
import { signInStaff } from '../../platform/access/testing.ts'
import { fixedClock } from '../../platform/clock/index.ts'
import { readConfig } from '../../platform/config/index.ts'
import { sharedRelease } from '../../platform/policy/index.ts'
import { openTestDatabase } from '../../platform/storage/testing.ts'

const clock = fixedClock('2026-06-20T02:00:00Z')
const database = await openTestDatabase()
const release = sharedRelease()
const app = await buildApp({ config: readConfig({ YIDI_LOG_LEVEL: 'silent' }), clock, database, release })
test.after(() => app.close())
const own = await signInStaff(database, clock, { roles: ['approving'], pool: '330100', name: 'approves' })
const elsewhere = await signInStaff(database, clock, { roles: ['approving'], pool: '331000', name: 'else' })

const url = '/api/desk/policy/drafts'
const get = (path: string, cookie = own) => app.inject({ url: path, headers: { cookie } })
const post = (path: string, payload: object, cookie = own) =>
  app.inject({ method: 'POST', url: path, headers: { cookie, 'idempotency-key': randomUUID() }, payload })
const rate = { figure: 'employee.inpatient.to-40000.fund.tier3.active', value: '8', from: '2026-01-01' }
const form = { title: '三级医院少付', pool: '330100', changes: [rate], files: [] as { path: string; text: string }[] }
const benefits = 'pools/330100-hangzhou/benefits.yaml'
const main = fileURLToPath(new URL('../../../../cli/src/main.ts', import.meta.url))

test('a draft is kept with what differs, goes on from another, and its folder is accepted by policy check', async () => {
  const answer = await post(url, form)
  assert.equal(answer.statusCode, 200, answer.body)
  const saved = answer.json<SavedDraft>()
  assert.deepEqual([saved.paths, saved.outdated, saved.dropped, saved.savedBy], [[benefits], false, null, 'approves'])
  assert.equal(saved.differs[0]?.name, rate.figure)
  const further = {
    ...form,
    title: '再改',
    over: saved.draftId,
    changes: [{ ...rate, value: '9', from: '2027-01-01' }],
  }
  const over = (await post(url, further)).json<SavedDraft>()
  const { files } = (await get(`${url}/${over.draftId}`)).json<SavedDraftWhole>()
  assert.match(files[0]!.text, /from: 2026-01-01.*active: 8[\s\S]*from: 2027-01-01.*active: 9/)
  const zip = await get(`${url}/${over.draftId}/files.zip`)
  const folder = mkdtempSync(join(tmpdir(), 'yidi-draft-'))
  try {
    for (const [path, bytes] of Object.entries(unzipSync(zip.rawPayload))) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), bytes)
    }
    const { stdout } = await promisify(execFile)(process.execPath, [main, 'policy', 'check', '--with', folder])
    assert.match(stdout, /没有问题/)
    writeFileSync(join(folder, benefits), `${files[0]!.text}telefone: 1\n`)
    await assert.rejects(
      promisify(execFile)(process.execPath, [main, 'policy', 'check', '--with', folder]),
      (error: { stdout: string }) => error.stdout.includes('telefone'),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  await database.pool.query(
    `update policy_draft set law_marks = jsonb_build_object($2::text, 'other') where draft_id = $1`,
    [...[over.draftId, benefits]],
  )
  assert.equal((await get(`${url}/${over.draftId}`)).json<SavedDraft>().outdated, true)
})

test('what the command would not accept is refused with file, line and value, and nothing is kept', async () => {
  const before = (await database.pool.query('select from policy_draft')).rowCount
  const path = 'pools/330100-hangzhou/pool.yaml'
  const law = release.files.get(path)!
  const text = `${law}telefone: 1\n`
  for (const [of, code, words] of [
    [{ files: [{ path, text }] }, 'saved-draft-not-accepted', /pool\.yaml:\d+ .*telefone/],
    [{ title: ' ' }, 'saved-draft-title-missing', /名|叫什么/],
    [{ changes: [], files: [{ path, text: law }] }, 'saved-draft-same', /没有一个文件/],
    [{ changes: [] }, 'draft-empty', /没有改一个数字/],
    [{ pool: '331000' }, 'evaluation-other-pool', /331000/],
    [{ over: 'CA-NONE' }, 'saved-draft-not-found', /CA-NONE/],
  ] as const) {
    const problem = (await post(url, { ...form, ...of })).json<ProblemDocument>()
    assert.equal(problem.code, code)
    assert.match(problem.detail, words)
  }
  assert.equal((await database.pool.query('select from policy_draft')).rowCount, before)
})

test('a draft is dropped once and stays to be read; each step is in the audit; another pool sees none of it', async () => {
  const { drafts } = (await get(url)).json<SavedDraftsMessage>()
  const { draftId } = drafts[0]!
  assert.equal((await get(`${url}/${draftId}`, elsewhere)).json<ProblemDocument>().code, 'saved-draft-not-found')
  assert.deepEqual((await get(url, elsewhere)).json<SavedDraftsMessage>().drafts, [])
  assert.equal((await post(`${url}/${draftId}/drop`, {})).json<SavedDraft>().dropped?.by, 'approves')
  assert.equal((await post(`${url}/${draftId}/drop`, {})).json<ProblemDocument>().code, 'saved-draft-dropped')
  assert.equal((await get(`${url}/${draftId}`)).statusCode, 200)
  const { rows } = await database.pool.query<{ action: string }>(
    'select action from office_audit where subject_id = $1 order by audit_no',
    [draftId],
  )
  assert.deepEqual(
    rows.map(({ action }) => action),
    ['policy-draft.save', 'policy-draft.drop'],
  )
})
