/** What the law of claims says of it: the situation, who may hand in, third parties, the window and the papers. */
import { NO_DAY, formatDayChinese, parseDay } from '../days.ts'
import { whereIs } from '../filing/needed.ts'
import type { Checking, ClaimFacts } from './claim.ts'
import { claimRuleOn } from './law.ts'
import { basePapersRule, claimPapers } from './papers.ts'
import { CLAIM_SITUATIONS } from './situations.ts'
import { thirdPartyEffect, thirdPartyStatement } from './third-party.ts'
import { situationTaken } from './told.ts'
import { claimWindow } from './window.ts'

/** Reports what the pool does not take, what is missing for it, and what it leaves open. */
export function checkLaw(checking: Checking): void {
  checkSituation(checking)
  checkApplicant(checking)
  checkThirdParty(checking)
  checkWindow(checking)
  checkPapers(checking)
}

function checkSituation({ claim, context, add }: Checking): void {
  const { situation } = claim
  const taken = situationTaken(context.release, context.pool, context.today, situation)
  if (taken.taken === 'no' && situation === 'abroad')
    add('blocks', 'abroad', 'situation', taken.text, '在国内治疗的请换一种情形；境外的费用不能报销', {
      basis: taken.basis,
    })
  else if (taken.taken === 'no')
    add('blocks', 'situation-not-taken', 'situation', taken.text, '请换一种情形，或打电话问参保地经办机构', {
      basis: taken.basis,
    })
  if (taken.taken === 'open')
    add(
      'review',
      'situation-open',
      'situation',
      `“${CLAIM_SITUATIONS[situation].title}”能不能报销，参保地没有写明`,
      '提交后由经办人员决定',
      { basis: taken.basis },
    )
}

function checkApplicant({ law, claim, on, add }: Checking): void {
  const rule = claimRuleOn(law, 'applicants', on)
  if (rule?.value?.includes(claim.applicant) === false)
    add(
      'blocks',
      'applicant-not-allowed',
      'applicant',
      '参保地的报销不能由代办人申请',
      '请本人申请，或由家人陪同到窗口办',
      {
        rule,
      },
    )
}

/** By the law of the day on which the visit ended, as everything that is paid. */
function checkThirdParty({ claim, context, add }: Checking): void {
  const { thirdParty, visit, situation } = claim
  if (thirdParty === undefined) {
    if (situation === 'injury')
      add(
        'blocks',
        'third-party-unsaid',
        'thirdParty',
        '外伤没有写有没有第三人负责',
        '请选：没有、会付、不付或找不到人',
      )
    return
  }
  const { effect, text, basis } = thirdPartyEffect(context.release, context.pool, visit.to, thirdParty)
  const said = { basis }
  switch (effect) {
    case 'as-usual':
      break
    case 'refused':
      add('blocks', 'third-party-pays', 'thirdParty', text, '请向第三人要；他后来不付的，再申请先行支付', said)
      break
    case 'advance':
      add('notice', 'third-party-advance', 'thirdParty', text, '请写明第三人是谁、怎么联系；追回的钱归还基金', said)
      break
    case 'open':
      add('review', 'third-party-open', 'thirdParty', text, '提交后由经办人员决定', said)
  }
  const statement = thirdPartyStatement(context.release, context.pool, context.today)
  if (statement && claim.statementSigned !== true)
    add('blocks', 'statement-unsigned', 'statementSigned', `还没有签“${statement.title}”`, '请读完，勾选同意并签署', {
      basis: statement.basis,
    })
}

function checkWindow({ claim, context, on, add }: Checking): void {
  const window = claimWindow(context.release, context.pool, context.today)
  if (window.open || parseDay(claim.visit.to) === NO_DAY) return
  const last = parseDay(window.until(claim.visit.to))
  if (on > last)
    add(
      'blocks',
      'window-over',
      'visit.to',
      `已经超过申请期限：${window.text}，最晚${formatDayChinese(last)}`,
      '有特殊原因没能按时申请的，请到参保地经办机构窗口说明',
      { basis: window.basis },
    )
}

function checkPapers({ law, claim, context, on, add }: Checking): void {
  const facts = claimFacts(claim, context)
  const base = claimRuleOn(law, basePapersRule(law, on, facts), on)
  if (base && base.value === undefined)
    add(
      'review',
      'materials-open',
      'materials',
      '参保地没有写明报销要交哪些材料',
      '把手头的票据、病历和清单都交上；缺什么由经办人员一次告知',
      {
        rule: base,
      },
    )
  for (const paper of claimPapers(context.release, context.pool, context.today, facts)) {
    if (paper.elsewhere !== undefined || paper.needed !== 'must') continue
    if (paper.material.split('|').some((id) => context.handedIn.includes(id))) continue
    add('blocks', 'material-missing', 'materials', `缺少材料：${paper.title}（${paper.because}）`, paper.help, {
      basis: paper.basis,
    })
  }
  const { materials } = context.release.filing
  for (const id of context.handedIn.filter((one) => !materials.has(one)))
    add(
      'blocks',
      'material-unknown',
      'materials',
      `没有名为“${id}”的材料`,
      `可用的有：${[...materials.keys()].join('、')}`,
    )
}

/** What decides which papers a claim needs; an institution with a code is in our directory, level and all. */
export function claimFacts(claim: Checking['claim'], context: Checking['context']): ClaimFacts {
  const { release, pool, person, proven } = context
  const { situation, visit, thirdParty, channel, applicant, institution } = claim
  const home = release.pools.get(pool)?.pool
  const where =
    home && whereIs({ homes: [...home.homes], province: home.province }, visit.place, visit.to, release.places)
  return {
    situation,
    insurance: person.insurance,
    kind: visit.kind,
    where: where ?? 'home',
    emergency: visit.emergency,
    injury: thirdParty !== undefined,
    channel,
    applicant,
    ...(person.insuredThrough === undefined ? {} : { insuredThrough: person.insuredThrough }),
    levelKnown: institution.code !== undefined,
    ...(proven === undefined ? {} : { proven }),
  }
}
