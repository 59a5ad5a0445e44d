/** Further steps of a claim: the desk decides, the person corrects, withdraws or gives another account, money comes in. */
import assert from 'node:assert/strict'
import { FUNDS, formatYuan, fundsOf, parseYuan } from '@yidi/rules'
import type { FundPaidFen } from '@yidi/rules'
import { claimSteps, dueFen, expected, fall, isInTheWay, isLast, stand, totalFen } from './claim-model.ts'
import type { Claim, ClaimStep } from './claim-model.ts'
import { card } from './claims.ts'
import { ask, askOnce, askRacing, deskOf } from './offices.ts'
import type { Answer } from './offices.ts'
import { count, take } from './scene.ts'
import type { Scene } from './scene.ts'

const basis = { document: 'zj-provincial-2016-113', article: '第三十五条' }

/** How often each step is chosen where several are possible. */
const weights: Readonly<Record<ClaimStep, number>> = {
  accept: 6,
  'ask-corrections': 1,
  correct: 5,
  withdraw: 1,
  review: 8,
  return: 1,
  approve: 8,
  refuse: 4,
  reopen: 1,
  account: 4,
  repay: 4,
  recover: 1,
}

const isAllowed = ({ state }: Claim, step: ClaimStep): boolean =>
  (claimSteps[step] as readonly Claim['state'][]).includes(state)

/** Mostly a step that the claim allows; now and then any other, which is refused and changes nothing. */
export async function workOnClaim(scene: Scene, claim: Claim): Promise<void> {
  const { random } = scene
  take(scene, claim.person)
  const all = Object.keys(claimSteps) as ClaimStep[]
  const fitting = all
    .filter((step) => isAllowed(claim, step))
    .flatMap((step) => Array<ClaimStep>(weights[step]).fill(step))
  const step = fitting.length === 0 || random.chance(0.1) ? random.pick(all) : random.pick(fitting)
  const may = isAllowed(claim, step)
  const answer = await run[step](scene, claim)
  if (answer === undefined) return
  if (may) return count(scene, `claim ${step}`)
  assert.equal(
    answer.body.code,
    'claim-action-not-allowed',
    `${step} of ${claim.state}: ${JSON.stringify(answer.body)}`,
  )
  count(scene, 'claim step refused')
}

type Desk = 'accepting' | 'reviewing' | 'approving' | 'finance'

function atDesk(
  scene: Scene,
  desk: Desk,
  { claimId, pool }: Claim,
  step: ClaimStep,
  body: object = {},
): Promise<Answer> {
  const asked = { who: deskOf(desk, pool), url: `/api/desk/claims/${claimId}/${step}`, body }
  // Money of a third party may come in twice.
  return step === 'recover' ? askOnce(scene, asked) : askRacing(scene, asked)
}

const ofPerson = (scene: Scene, { person, claimId }: Claim, step: string, body: object): Promise<Answer> =>
  askRacing(scene, { who: person.personNo, url: `/api/claims/${claimId}/${step}`, body })

/** The answer to a step that must have been taken where the claim allows it; `then` enters it. */
function taken(claim: Claim, step: ClaimStep, answer: Answer, then: () => void): Answer {
  if (!isAllowed(claim, step)) return answer
  assert.equal(answer.status, 200, `${step} of ${claim.state}: ${JSON.stringify(answer.body)}`)
  then()
  assert.equal(answer.body.state, claim.state, step)
  return answer
}

/** The answer to a step that must have been refused with one of these codes; nothing is entered. */
function refused({ status, body }: Answer, ...codes: string[]): undefined {
  assert.notEqual(status, 200, JSON.stringify(body))
  assert.ok(codes.includes(body.code as string), JSON.stringify(body))
}

type Run = (scene: Scene, claim: Claim) => Promise<Answer | undefined>

const run: Readonly<Record<ClaimStep, Run>> = {
  async accept(scene, claim) {
    return taken(claim, 'accept', await atDesk(scene, 'accepting', claim, 'accept'), () => (claim.state = 'accepted'))
  },
  async 'ask-corrections'(scene, claim) {
    const desk = claim.state === 'accepted' ? 'reviewing' : 'accepting'
    const body = { problems: [], reason: '请补上病历' }
    const may = isAllowed(claim, 'ask-corrections')
    if (may && claim.asked)
      refused(await atDesk(scene, desk, claim, 'ask-corrections', body), 'filing-corrections-again')
    const answer = await atDesk(scene, desk, claim, 'ask-corrections', { ...body, again: '又发现一处' })
    return taken(claim, 'ask-corrections', answer, () => {
      claim.state = 'corrections-asked'
      claim.asked = true
    })
  },
  async correct(scene, claim) {
    const answer = await ofPerson(scene, claim, 'corrections', claim.form)
    if (claim.person.facts === undefined && answer.status === 422) return refused(answer, 'claim-not-complete')
    return taken(claim, 'correct', answer, () => {
      claim.state = 'sent'
      claim.cutsFen = new Map()
    })
  },
  async withdraw(scene, claim) {
    const answer = await ofPerson(scene, claim, 'withdraw', {})
    if (isAllowed(claim, 'withdraw') && claim.paidFen > 0) return refused(answer, 'claim-paid-already')
    return taken(claim, 'withdraw', answer, () => (claim.state = 'withdrawn'))
  },
  review,
  async return(scene, claim) {
    const answer = await atDesk(scene, 'approving', claim, 'return', { reason: '请再看' })
    return taken(claim, 'return', answer, () => {
      claim.state = 'accepted'
      claim.cutsFen = new Map()
      claim.refuses = false
    })
  },
  approve,
  async refuse(scene, claim) {
    const answer = await atDesk(scene, 'approving', claim, 'refuse')
    if (isAllowed(claim, 'refuse') && !claim.refuses) return refused(answer, 'claim-refusal-not-proposed')
    return taken(claim, 'refuse', answer, () => (claim.state = claim.paidFen > 0 ? 'owing' : 'refused'))
  },
  reopen,
  async account(scene, claim) {
    if (isAllowed(claim, 'account') && scene.random.chance(0.3))
      refused(await ofPerson(scene, claim, 'account', { ...card, number: '6222020000000000001' }), 'claim-not-complete')
    return taken(claim, 'account', await ofPerson(scene, claim, 'account', card), () => (claim.state = 'approved'))
  },
  async repay(scene, claim) {
    const owedFen = Math.max(1, -dueFen(claim))
    const body = (fen: number) => ({ amount: formatYuan(fen), day: scene.today })
    if (isAllowed(claim, 'repay') && scene.random.chance(0.3))
      refused(await atDesk(scene, 'finance', claim, 'repay', body(owedFen + 1)), 'claim-repayment-differs')
    return taken(claim, 'repay', await atDesk(scene, 'finance', claim, 'repay', body(owedFen)), () => {
      claim.state = 'closed'
      claim.paidFen -= owedFen
    })
  },
  async recover(scene, claim) {
    const leftFen = claim.recovery.owedFen - claim.recovery.receivedFen
    const amountFen = leftFen > 0 && scene.random.chance(0.8) ? 1 + scene.random.below(leftFen) : leftFen + 1
    const body = { amount: formatYuan(amountFen), day: scene.today }
    const answer = await atDesk(scene, 'finance', claim, 'recover', body)
    if (amountFen > leftFen) return refused(answer, 'claim-recovery-too-much', 'claim-action-not-allowed')
    return taken(claim, 'recover', answer, () => (claim.recovery.receivedFen += amountFen))
  },
}

/** Now and then something of a line is cut: all of it, or a half. */
function cutsOf({ random }: Scene, { lines }: Claim): Map<number, number> {
  if (!random.chance(0.4)) return new Map()
  const lineNo = 1 + random.below(lines.length)
  const { amountFen } = lines[lineNo - 1]!
  return amountFen === 0 ? new Map() : new Map([[lineNo, random.chance(0.5) ? amountFen : Math.ceil(amountFen / 2)]])
}

/** Looks what it comes to, as the pages do while a clerk types, and proposes to pay it or to refuse it. */
async function review(scene: Scene, claim: Claim): Promise<Answer | undefined> {
  const cutsFen = cutsOf(scene, claim)
  const lines = [...cutsFen].map(([lineNo, fen]) => ({
    lineNo,
    cut: { amount: formatYuan(fen), reason: 'no-proof', basis },
  }))
  const looked = await ask(scene, {
    ...{ who: deskOf('reviewing', claim.pool), url: `/api/desk/claims/${claim.claimId}/reckon` },
    body: { lines },
  })
  assert.equal(looked.status, 200, JSON.stringify(looked.body))
  const { result, refusal } = looked.body.outcome
  const payable = result?.outcome === 'settled' && refusal === undefined
  const known = isAllowed(claim, 'review') ? expected(scene.books, { ...claim, cutsFen }) : undefined
  const blocked = isInTheWay(scene.books.claims, claim)
  if (known !== undefined)
    assert.equal(known.outcome === 'settled' && !blocked, payable, JSON.stringify(looked.body.outcome))
  if (known?.outcome === 'settled' && payable)
    assert.deepEqual(result.amounts, known.amounts, 'a review comes to what the law says')
  if (!payable && isAllowed(claim, 'review') && scene.random.chance(0.2))
    refused(await atDesk(scene, 'reviewing', claim, 'review', { lines }), 'claim-not-payable', 'claim-undetermined')
  const refuses = !payable || scene.random.chance(0.1)
  const refuse = { reason: 'by-law', basis }
  const answer = await atDesk(scene, 'reviewing', claim, 'review', refuses ? { lines: [], refuse } : { lines })
  if (!refuses && claim.person.facts === undefined && answer.status !== 200)
    return refused(answer, 'claim-not-payable', 'claim-undetermined', 'claim-action-not-allowed')
  return taken(claim, 'review', answer, () => {
    claim.state = 'reviewed'
    claim.refuses = refuses
    claim.cutsFen = refuses ? new Map() : cutsFen
  })
}

/** Approves the amounts that the case shows; where others were settled in between, those are others by now. */
async function approve(scene: Scene, claim: Claim): Promise<Answer | undefined> {
  const { books } = scene
  const looked = await ask(scene, { who: deskOf('approving', claim.pool), url: `/api/desk/claims/${claim.claimId}` })
  assert.equal(looked.status, 200, JSON.stringify(looked.body))
  const { result } = looked.body.outcome
  const amounts = result?.amounts
  const may = isAllowed(claim, 'approve') && !claim.refuses
  const blocked = isInTheWay(books.claims, claim)
  const known = may && !blocked ? expected(books, claim) : undefined
  if (known?.outcome === 'settled') assert.deepEqual(amounts, known.amounts, 'an approval comes to what the law says')
  const seen = { fund: amounts?.fundTotal ?? '', cash: amounts?.cash ?? '' }
  if (may && scene.random.chance(0.1))
    refused(
      await atDesk(scene, 'approving', claim, 'approve', { ...seen, fund: '0.01' }),
      'claim-amounts-changed',
      ...(known === undefined ? ['claim-not-payable', 'claim-undetermined'] : []),
    )
  const answer = await atDesk(scene, 'approving', claim, 'approve', seen)
  if (isAllowed(claim, 'approve') && claim.refuses) return refused(answer, 'claim-refusal-proposed')
  if (may && blocked) return refused(answer, 'claim-not-payable', 'claim-amounts-changed')
  if (may && known === undefined && answer.status !== 200)
    return refused(answer, 'claim-amounts-changed', 'claim-not-payable', 'claim-undetermined')
  return taken(claim, 'approve', answer, () => {
    const told = answer.body.result as { settlement: string; fund: string; account: string; cash: string }
    const [fundFen, accountFen, cashFen] = [told.fund, told.account, told.cash].map((text) => parseYuan(text))
    assert.deepEqual([told.fund, told.cash], [seen.fund, seen.cash])
    claim.result = { settlementId: told.settlement, fundFen: fundFen!, accountFen: accountFen!, cashFen: cashFen! }
    assert.equal(fundFen! + accountFen! + cashFen!, totalFen(claim), 'a result divides the whole bill')
    enterResult(scene, claim, fundsOf(result as Parameters<typeof fundsOf>[0]))
    if (known !== undefined) stand(books.claimed, claim, known)
  })
}

/** The books after an approval. */
function enterResult({ books }: Scene, claim: Claim, funds: readonly FundPaidFen[]): void {
  const { settlementId, fundFen, accountFen } = claim.result!
  const insurance = claim.person.insuranceType === '310' ? 'employee' : 'resident'
  books.standing.set(settlementId, {
    personNo: claim.person.personNo,
    fundFen,
    kindsFen: Object.fromEntries(funds.map(({ fund, fen }) => [FUNDS[fund].told[insurance].type, fen])),
    accountFen,
    totalFen: totalFen(claim),
  })
  if (claim.thirdParty === 'does-not-pay') claim.recovery = { owedFen: fundFen, receivedFen: 0 }
  const due = dueFen(claim)
  claim.state = due > 0 ? 'approved' : due === 0 ? 'closed' : 'owing'
}

/** Takes a result back: only the last of the year can be, and none of which a third party has paid something. */
async function reopen(scene: Scene, claim: Claim): Promise<Answer | undefined> {
  const { books } = scene
  const answer = await atDesk(scene, 'approving', claim, 'reopen', { reason: '病历补来了' })
  if (isAllowed(claim, 'reopen') && claim.recovery.receivedFen > 0) return refused(answer, 'claim-recovery-begun')
  if (claim.result !== undefined && isAllowed(claim, 'reopen')) {
    const last = isLast(books.claimed, claim)
    if (last === false) return refused(answer, 'claim-later-settlement')
    if (last === undefined && answer.status !== 200) return refused(answer, 'claim-later-settlement')
  }
  return taken(claim, 'reopen', answer, () => {
    if (claim.result !== undefined) books.standing.delete(claim.result.settlementId)
    fall(books.claimed, claim)
    claim.result = undefined
    claim.recovery = { owedFen: 0, receivedFen: 0 }
    claim.cutsFen = new Map()
    claim.refuses = false
    claim.state = 'accepted'
  })
}
