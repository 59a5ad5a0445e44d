/** An injury for which somebody else is liable (浙人社发〔2016〕113号 第三十六条): refused, or advanced and recovered. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type {
  ClaimCaseMessage,
  ClaimCheckMessage,
  ClaimForm,
  ClaimLetterMessage,
  ClaimMessage,
  DeskQueueMessage,
  ProblemDocument,
} from '@yidi/contracts'
import { ledgerAgrees } from '../../../../../tests/hospital/checks.ts'
import { deskOf, formOf, openClaims, people } from './testing.ts'

const claims = await openClaims()
test.after(() => claims.app.close())
const { app, database, send, staff } = claims
const phone = await claims.citizen(people.provincial)
const desks = {
  accepting: await staff(['accepting'], 'accepting-339900', '339900'),
  reviewing: await staff(['reviewing'], 'reviewing-339900', '339900'),
  approving: await staff(['approving'], 'approving-339900', '339900'),
  finance: await staff(['finance'], 'finance-339900', '339900'),
}
const desk = deskOf({ send, desks })

/** The form of an injury with every paper that is asked for. */
async function injured(thirdParty: NonNullable<ClaimForm['injury']>['thirdParty'], number: string): Promise<ClaimForm> {
  const kinds = ['medical-receipt', 'medical-record', 'injury-proof', 'third-party-statement']
  const papers = []
  for (const kind of kinds) papers.push((await claims.upload(app, phone, kind)).id)
  return formOf({
    situation: 'injury',
    injury: { thirdParty, how: '骑车时被一辆电动车撞倒', who: '车主走了，没有留下电话' },
    invoices: [{ number, day: '2026-05-16', total: '20000.00' }],
    uploads: papers,
  })
}

const post = async (form: ClaimForm) => send(phone, 'POST', '/api/claims', form)

test('whoever is liable and pays: the funds do not, and the person reads the article', async () => {
  const refused = await post(await injured('pays', '70000001'))
  assert.equal(refused.json<ProblemDocument>().code, 'claim-not-complete')
  assert.match(refused.body, /第三人/)
})

test('the statement about third parties is signed with the letter: its words are shown, and a letter without them does not do', async () => {
  const plain = (await send(phone, 'GET', '/api/claims/letter')).json<ClaimLetterMessage>()
  const whole = (await send(phone, 'GET', '/api/claims/letter?injury=true')).json<ClaimLetterMessage>()
  assert.equal(plain.statement, undefined)
  assert.equal(whole.statement?.title, '外伤情况承诺书')
  assert.match(whole.statement.lines.join(), /查明另有第三人负责的，我配合追偿/)
  assert.deepEqual([whole.statement.basis.document, whole.statement.provisional], ['national-2022-22', true])
  assert.deepEqual(whole.lines, plain.lines)
  const form = await injured('unknown', '70000003')
  const signedWith = ({ version }: ClaimLetterMessage) =>
    send(phone, 'POST', '/api/claims/check', { ...form, signature: { name: '演示职工丁', letter: version } })
  const problemsOf = async (letter: ClaimLetterMessage) =>
    (await signedWith(letter)).json<ClaimCheckMessage>().problems.map(({ code }) => code)
  assert.ok((await problemsOf(plain)).includes('letter-changed'))
  assert.ok(!(await problemsOf(whole)).includes('letter-changed'))
})

test('nobody knows who was liable: corrections once, advanced, a recovery of what the funds paid, money of the third party', async () => {
  const form = await injured('unknown', '70000002')
  const sent = await post(form)
  assert.equal(sent.statusCode, 201, sent.body)
  const { id } = sent.json<ClaimMessage>()
  const problem = {
    ...{ code: 'desk', path: 'uploads', text: '外伤经过证明看不清', remedy: '请重新拍照', weight: 'blocks' as const },
  }
  const asked = await desk.step('accepting', id, 'ask-corrections', { problems: [problem] })
  assert.equal(asked.json<ClaimMessage>().state, 'corrections-asked', asked.body)
  const corrected = await send(phone, 'POST', `/api/claims/${id}/corrections`, form)
  assert.equal(corrected.json<ClaimMessage>().state, 'sent', corrected.body)
  const second = await desk.step('accepting', id, 'ask-corrections', { problems: [problem] })
  assert.equal(second.json<ProblemDocument>().code, 'filing-corrections-again')
  const { warnings } = (await send(desks.reviewing, 'GET', `/api/desk/claims/${id}`)).json<ClaimCaseMessage>()
  const said = warnings.filter(({ code }) => code.startsWith('third-party'))
  assert.deepEqual(
    said.map(({ code, text }) => [code, text]),
    [['third-party', '应当由第三人负担，找不到第三人：由基金先行支付，再向第三人追偿']],
    'said once',
  )
  const approved = await desk.settle(id)
  assert.equal(approved.state, 'approved')
  const fund = approved.result!.fund
  assert.deepEqual(approved.recovery, { owed: fund, received: '0.00', title: '追偿中' })
  await ledgerAgrees(database)
  const queue = (await send(desks.reviewing, 'GET', '/api/desk/tasks')).json<DeskQueueMessage>()
  assert.ok(queue.tasks.some((task) => task.id === `${id}/recovery`))
  const tooMuch = await desk.step('finance', id, 'recover', { amount: '99999', day: '2026-06-20' })
  assert.equal(tooMuch.json<ProblemDocument>().code, 'claim-recovery-too-much')
  const part = await desk.step('finance', id, 'recover', { amount: '1000', day: '2026-06-20' })
  assert.equal(part.json<ClaimMessage>().recovery?.received, '1000.00', part.body)
  const begun = await desk.step('approving', id, 'reopen', { reason: '重新审核' })
  assert.equal(begun.json<ProblemDocument>().code, 'claim-recovery-begun')
  const rest = (Number(fund) - 1000).toFixed(2)
  const whole = await desk.step('finance', id, 'recover', { amount: rest, day: '2026-06-20' })
  assert.deepEqual(whole.json<ClaimMessage>().recovery, { owed: fund, received: fund, title: '已追回' })
  await ledgerAgrees(database)
})
