/** 家庭共济 from one person's account to another's stay, and back: through the pages and a hospital, with the books. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { carryShares } from '../../apps/server/src/contributions/sharing/index.ts'
import { verifyLedger } from '../../apps/server/src/money/ledger/index.ts'
import { openRelease } from '../../apps/server/src/platform/policy/index.ts'
import { giveShare, policiesThatShare } from '../../apps/server/src/contributions/sharing/testing.ts'
import { commitForPerson } from '../../apps/server/src/person/commands/index.ts'
import { approvedAuthorisation } from '../../apps/server/src/person/family/index.ts'
import { feeLine, purchase, settlement } from './hospital.ts'
import { act, given, giver, member, openFamily, other } from './sharing.ts'

const policy = policiesThatShare()
const family = await openFamily(policy)
test.after(() => family.app.close())
const { hospital, pharmacy } = family
const authorisation = await family.authorise(giver, member)
const context = { database: family.db, clock: family.clock, release: openRelease(policy) }

const booksAgree = async () => assert.deepEqual((await verifyLedger(family.db)).faults, [])
const pastOf = async (who: { no: string }) => (await family.shares(who)).pastYear
const received = async (share: string) => (await family.shares(member)).received.find((one) => one.id === share)!
const offer = async (amount: string) => given(family, giver, authorisation, amount)
const accepted = async (amount: string) => {
  const share = await offer(amount)
  await act(family, member, share, 'accept')
  return share
}

const stay = async (fee: number, more: Record<string, unknown> = {}) => {
  const visit = await hospital.admit(member.no)
  await hospital.upload(member.no, visit, [['YDA0000001', 1, fee]])
  await hospital.discharge(member.no, visit)
  return settlement(member.no, visit, fee, { acct_used_flag: '2', ...more })
}
const settle = async (form: object) => (await hospital.ask('2304', form)).output.setlinfo
const undo = (info: { setl_id: string; mdtrt_id: string }, infno = '2305', at = hospital) =>
  at.ask(infno, { data: { psn_no: member.no, setl_id: info.setl_id, mdtrt_id: info.mdtrt_id } })
const parts = (info: Record<string, number>) => [info['acct_pay'], info['acct_mulaid_pay'], info['balc']]

test('given, accepted and used: own money first, then the share; both see it, and the undo puts it back', async () => {
  const share = await offer('400')
  assert.equal(await pastOf(giver), '200.00')
  const offered = await received(share)
  assert.deepEqual(
    [offered.name, offered.stateTitle, offered.amount, offered.left],
    [giver.name, '等您接受', '400.00', '0.00'],
  )
  await booksAgree()
  const taken = (await act(family, member, share, 'accept')).received[0]!
  assert.deepEqual([taken.state, taken.left, taken.place], ['accepted', '400.00', 1])
  await booksAgree()

  const form = await stay(1000)
  const before = (await hospital.ask('2303', form)).output.setlinfo
  const settled = await settle(form)
  for (const info of [before, settled]) assert.deepEqual(parts(info), [600, 400, 800])
  await booksAgree()
  const seen = (await family.shares(giver)).given[0]!
  assert.deepEqual([seen.used, seen.left, seen.stateTitle], ['400.00', '0.00', '已经用完'])
  assert.deepEqual(
    seen.uses.map(({ institutionName, day, amount, undone }) => [institutionName, day, amount, undone]),
    [['演示杭州三级医院', '2026-06-10', '400.00', false]],
  )
  const query = { data: { psn_no: member.no, setl_id: settled.setl_id, mdtrt_id: settled.mdtrt_id } }
  assert.equal((await hospital.ask('5203', query)).output.setlinfo.acct_mulaid_pay, 400)
  assert.deepEqual(parts((await undo(settled)).output.setlinfo), [-600, -400, 1000])
  assert.deepEqual([(await received(share)).left, (await received(share)).uses[0]?.undone], ['400.00', true])
  await booksAgree()
  // The bill on the phone and the receipt say it too.
  const again = await settle(form)
  const bill = await family.call(member, `/api/settlements/${String(again.setl_id)}`)
  assert.deepEqual((bill.body as unknown as { shared: unknown }).shared, {
    amount: '400.00',
    from: [{ name: '演****', amount: '400.00' }],
  })
  await undo(again)
  await act(family, giver, share, 'recall')
  assert.equal(await pastOf(giver), '600.00')
  assert.deepEqual(
    [(await family.shares(giver)).given[0]!.stateTitle, (await received(share)).stateTitle],
    ['已退回', '已退回'],
  )
  await booksAgree()
})

test('the flag: 0 no account, 1 own money alone, 2 and nothing said own money and then the share', async () => {
  const share = await accepted('100')
  const form = await stay(1000)
  for (const [flag, expected] of [
    ['0', [0, 0]],
    ['1', [200, 0]],
    ['2', [300, 100]],
    ['', [300, 100]],
  ] as const) {
    const asked = { data: { ...form.data, acct_used_flag: flag } }
    const { setlinfo } = (await hospital.ask('2303', asked)).output
    assert.deepEqual([setlinfo.acct_pay, setlinfo.acct_mulaid_pay], expected, flag)
  }
  await act(family, member, share, 'give-back')
  assert.equal(await pastOf(giver), '600.00')
})

test('what a settlement uses stays used after a recall; what its undo frees then goes back by the job, once', async () => {
  const share = await accepted('300')
  const settled = await settle(await stay(350))
  assert.deepEqual(parts(settled).slice(0, 2), [350, 150])
  await act(family, giver, share, 'recall')
  assert.equal(await pastOf(giver), '450.00')
  assert.deepEqual([(await received(share)).used, (await received(share)).returned], ['150.00', '150.00'])
  await undo(settled)
  await booksAgree()
  assert.equal((await received(share)).stateTitle, '正在退回')
  // What is on its way back pays for nothing.
  const form = await stay(1000)
  assert.deepEqual(parts((await hospital.ask('2303', form)).output.setlinfo).slice(0, 2), [200, 0])
  for (let turn = 0; turn < 2; turn++) await carryShares(context)
  assert.equal(await pastOf(giver), '600.00')
  assert.deepEqual([(await received(share)).stateTitle, (await received(share)).returned], ['已退回', '300.00'])
  await booksAgree()
})

test('several shares: in the order of acceptance, unless one is put first; given by several', async () => {
  const first = await accepted('50')
  const second = await accepted('60')
  const order = async () =>
    (await family.shares(member)).received.filter((one) => one.place !== null).map(({ id }) => id)
  assert.deepEqual(await order(), [first, second])
  assert.deepEqual((await received(first)).allowed, ['give-back'])
  await act(family, member, second, 'put-first')
  assert.deepEqual(await order(), [second, first])
  const settled = await settle(await stay(270))
  assert.deepEqual([(await received(second)).used, (await received(first)).used], ['60.00', '10.00'])
  await undo(settled)
  for (const share of [first, second]) await act(family, giver, share, 'recall')
  await booksAgree()
})

test('a purchase, a settlement in the middle of a stay and a refund of lines put back exactly what they took', async () => {
  const share = await accepted('300')
  const bought = (await pharmacy.ask('2102', purchase(member.no, [['YDA0000001', 1, 250]], { acct_used_flag: '2' })))
    .output
  assert.deepEqual(parts(bought.setlinfo).slice(0, 2), [250, 50])
  await booksAgree()
  await undo(bought.setlinfo, '2103', pharmacy)
  assert.equal((await received(share)).left, '300.00')

  const visit = await hospital.admit(member.no)
  await hospital.upload(member.no, visit, [['YDA0000001', 2, 150]])
  const midway = { mid_setl_flag: '1', dscgTime: '2026-06-12 10:00:00', acct_used_flag: '2' }
  const middle = await settle(settlement(member.no, visit, 300, midway))
  assert.deepEqual(parts(middle).slice(0, 2), [300, 100])
  await booksAgree()
  await undo(middle)
  const whole = await settle(settlement(member.no, visit, 300, { ...midway, mid_setl_flag: '0' }))
  assert.equal((await received(share)).left, '200.00')
  const refund = { ...feeLine(member.no, visit, ['YDA0000001', -1, 150], 2), init_feedetl_sn: '1' }
  await hospital.ask('2301', { feedetail: [refund] })
  const less = await settle(settlement(member.no, visit, 150, { ...midway, mid_setl_flag: '0' }))
  assert.deepEqual(parts(less).slice(0, 2), [150, 0])
  assert.equal((await received(share)).left, '300.00')
  assert.equal(await pastOf(member), '50.00')
  await booksAgree()
  assert.notEqual(less.setl_id, whole.setl_id)
  await undo(less)
  await act(family, giver, share, 'recall')
  assert.deepEqual([await pastOf(giver), await pastOf(member)], ['600.00', '200.00'])
})

test('an offer that is not accepted goes back whole; one that is asked back before is not there to be accepted', async () => {
  const declined = await offer('10')
  assert.equal(
    (await act(family, member, declined, 'decline')).received.find((one) => one.id === declined)?.stateTitle,
    '没有接受，已退回',
  )
  const recalled = await offer('20.5')
  await act(family, giver, recalled, 'recall')
  assert.equal(await pastOf(giver), '600.00')
  const late = await family.call(member, `/api/my/shares/${recalled}/accept`, {})
  assert.deepEqual([late.status, late.body.code], [409, 'share-not-waiting'])
  await booksAgree()
})

test('each refusal of the giver has its own answer, and nothing is written', async () => {
  const resident = await family.authorise(giver, { no: '', name: '演示居民己', id: '330100201509010125' })
  const worker = { no: '33010000000000000002', name: '演示职工乙', id: '330100198811020127' }
  const elsewhere = await family.authorise(giver, worker)
  const vouched = await family.authorise(worker, giver)
  const nobody = await family.authorise(giver, { no: '', name: '查无此人', id: '330100198001010015' })
  const refused = async (form: object, who: { no: string } = giver) => {
    const { status, body } = await family.call(who, '/api/my/shares', form)
    return `${String(status)} ${body.code ?? ''}: ${body.detail ?? ''}`
  }
  for (const amount of ['0', '0.00', '-5', '1.234', 'abc', ''])
    assert.match(await refused({ authorisation, amount }), /^422 sharing-amount-not-valid: 金额填的是“/)
  assert.equal(
    await refused({ authorisation, amount: '600.01' }),
    '409 sharing-above-balance: 填的是 600.01 元，您的历年资金只有 600.00 元。',
  )
  const unknown = 'Q339900-20260620-AAAAAAAAAA'
  assert.match(await refused({ authorisation: unknown, amount: '1' }), /^409 sharing-not-family: /)
  // Whoever I alone name may be a stranger: one answer, whether there is such a person, and wherever they are insured.
  const stranger =
    '409 sharing-member-not-told: 这份授权只是您写的，对方没有授权给您。为保护对方，本平台不说对方是不是参保、在哪里参保，只能说这一笔现在给不了。'
  for (const named of [resident, elsewhere, nobody]) {
    assert.equal(await refused({ authorisation: named, amount: '1' }), stranger)
    assert.match(await refused({ authorisation: named, amount: '600.01' }), /^409 sharing-above-balance: /)
  }
  assert.equal(
    await refused({ authorisation: vouched, amount: '1' }),
    '409 sharing-other-pool: 对方不在浙江省省级单位职工医疗保险参保，家庭共济只在同一个统筹区里办。',
  )
  // In Hangzhou no document says whether accounts may be shared.
  const open = await refused({ authorisation: elsewhere, amount: '1' }, { no: '33010000000000000001' })
  assert.match(open, /^409 sharing-open: 杭州市基本医疗保险的文件没有写明个人账户能不能家庭共济/)
  const founding = await family.authorise(other, giver)
  const unanswered = await family.authorise(giver, other)
  const enrolmentOf = (set: string) =>
    family.db.pool.query(`update enrolment set ${set} where person_no = $1`, [other.no])
  await enrolmentOf(`insurance = 'resident', category = 'resident'`)
  assert.equal(
    await refused({ authorisation: founding, amount: '1' }),
    '409 sharing-no-account: 对方参加的是城乡居民医保，看病不用个人账户支付，给了也用不上。',
  )
  assert.equal(await refused({ authorisation: unanswered, amount: '1' }), stranger)
  await enrolmentOf(`to_day = '2026-06-19'`)
  assert.equal(
    await refused({ authorisation: founding, amount: '1' }),
    '409 sharing-not-insured: 对方 2026-06-20 没有参加医保，用不了家庭共济。',
  )
  assert.equal(await refused({ authorisation: unanswered, amount: '1' }), stranger)
  // A number that was corrected since may have become one's own.
  const span = { recordId: 'Q339900-20260620-SELFSELFSE', from: '2026-06-01', to: null }
  const own = { personNo: giver.no, pool: '339900' }
  const detail = { direction: 'consent', relation: 'other', scopes: ['file'] } as const
  const party = { name: giver.name, idNumber: giver.id }
  const rows = approvedAuthorisation(family.db.ciphers, own, party, { ...detail, scopes: ['file'] }, span)
  const work = { personNo: giver.no, at: family.clock.now(), audit: [] }
  await commitForPerson(family.db, { ...work, changes: { record_action: rows } })
  assert.equal(
    await refused({ authorisation: span.recordId, amount: '1' }),
    '409 sharing-own-person: 选的人就是您自己。',
  )
  for (const [who, theirs] of [
    [worker, vouched],
    [other, founding],
  ] as const)
    assert.equal((await family.call(who, `/api/me/authorisations/${theirs}/end`, { confirmed: true })).status, 200)
  const mine = await family.call(giver, `/api/me/authorisations/${authorisation}/end`, { confirmed: true })
  assert.equal(mine.status, 200)
  assert.match(await refused({ authorisation, amount: '1' }), /^409 sharing-not-family: /)
  assert.equal(await pastOf(giver), '600.00')
  await booksAgree()
})

test('each refusal of the member has its own answer; somebody else’s share is not there', async () => {
  const again = await family.authorise(giver, member)
  const share = await given(family, giver, again, '30')
  const refused = async (who: { no: string }, action: string, id = share) => {
    const { status, body } = await family.call(who, `/api/my/shares/${id}/${action}`, {})
    return `${String(status)} ${body.code ?? ''}`
  }
  for (const [who, action] of [
    [other, 'accept'],
    [giver, 'accept'],
    [member, 'recall'],
    [other, 'recall'],
  ] as const)
    assert.equal(await refused(who, action), '404 share-not-found', action)
  for (const action of ['give-back', 'put-first']) assert.equal(await refused(member, action), '409 share-not-held')
  await family.call(giver, `/api/me/authorisations/${again}/end`, { confirmed: true })
  assert.equal(await refused(member, 'accept'), '409 share-no-longer-family')
  const renewed = await family.authorise(member, giver)
  await act(family, member, share, 'accept')
  assert.equal(await refused(member, 'accept'), '409 share-not-waiting')
  await act(family, giver, share, 'recall')
  assert.equal(await refused(giver, 'recall'), '409 share-not-held')
  assert.equal(await refused(member, 'give-back'), '409 share-not-held')
  // Either of the two may have written the authorisation.
  const back = await given(family, giver, renewed, '5')
  await act(family, giver, back, 'recall')
  await booksAgree()
})

test('the same request again gives once; a pool that does not allow it says so', async () => {
  // The authorisation that the member wrote above is still in force.
  const { body: sides } = await family.call(giver, '/api/me/people')
  const inForce = (sides as unknown as { people: { id: string; inForce: boolean }[] }).people.find(
    (one) => one.inForce,
  )!
  const form = { authorisation: inForce.id, amount: '40' }
  const twice = [
    await family.call(giver, '/api/my/shares', form, 'sharing-given-twice'),
    await family.call(giver, '/api/my/shares', form, 'sharing-given-twice'),
  ]
  assert.deepEqual(
    twice.map(({ status }) => status),
    [201, 201],
  )
  assert.equal(await pastOf(giver), '560.00')
  const closed = await openFamily(policiesThatShare('no'))
  try {
    const to = await closed.authorise(giver, member)
    const { body } = await closed.call(giver, '/api/my/shares', { authorisation: to, amount: '1' })
    assert.deepEqual(
      [body.code, body.detail],
      ['sharing-off', '按浙江省省级单位职工医疗保险的规定，个人账户不能家庭共济。'],
    )
    const visit = await closed.hospital.admit(member.no)
    const refused = await closed.hospital.send('2303', settlement(member.no, visit, 0, { acct_used_flag: '2' }))
    assert.match(refused.err_msg ?? '', /^\[G5119\] 个人账户使用标志2（使用共济人个账）：浙江省.*没有规定可以家庭共济/)
  } finally {
    await closed.app.close()
  }
})

test('a crash between the two sides: what one side wrote is carried on by whoever comes next, once', async () => {
  const left = await pastOf(giver)
  const { body: sides } = await family.call(giver, '/api/me/people')
  const inForce = (sides as unknown as { people: { id: string; inForce: boolean }[] }).people.find(
    (one) => one.inForce,
  )!
  const command = { source: 'user:test', name: 'share.give', key: 'crashed', inputHash: Buffer.from('x'), single: true }
  const who = { personNo: giver.no, by: { actorKind: 'person', actor: giver.no }, command } as const
  const share = await giveShare(context, who, { authorisation: inForce.id, amount: '7' })
  const seen = (await family.shares(giver)).given[0]!
  assert.deepEqual([seen.id, seen.stateTitle], [share, '正在送达'])
  assert.equal(await received(share), undefined)
  await booksAgree()
  await Promise.all([carryShares(context), carryShares(context)])
  await carryShares(context)
  assert.equal((await received(share)).stateTitle, '等您接受')
  await act(family, member, share, 'decline')
  await carryShares(context)
  assert.equal(await pastOf(giver), left)
  await booksAgree()
})
