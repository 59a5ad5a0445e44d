/** The referral: which hospital may advise it (浙人社发〔2016〕113号 第三十七条第一项 and the later guides). */
import { NO_DAY, parseDay } from '../days.ts'
import { LABELS } from '../policy/labels.ts'
import type { InstitutionLevel } from '../quote/types.ts'
import type { Checking } from './checking.ts'
import { figureOn } from './law.ts'
import { FILING_TYPES, isLongTerm } from './filing-types.ts'
import { filingCovers, inForceOn, whereIs } from './needed.ts'

/** Reports a referral by a hospital that may not advise it; other types pass. */
export function checkReferral(checking: Checking): void {
  const { law, application, context, on, add } = checking
  if (!FILING_TYPES[application.type].needsReferral) return
  const required = figureOn(law, 'referral.institutionRequired', on)
  const { referral } = application
  if (application.applicant === 'hospital') {
    const byHospital = figureOn(law, 'referral.byHospital', on)
    if (byHospital?.value === false)
      add('blocks', 'not-by-hospital', 'applicant', '参保地不由医院办转诊备案', '请本人在网上或窗口办理', byHospital)
    if (byHospital && byHospital.value === undefined)
      add('review', 'by-hospital-open', 'applicant', '参保地没有写明医院能不能代办', '提交后由经办人员决定', byHospital)
  }
  if (!referral) {
    if (required?.value === true)
      add(
        'blocks',
        'referral-missing',
        'referral',
        '没有填建议转诊的医院',
        '请先到三级医院就诊，由医院提出转诊意见，也可以请医院直接办理',
        required,
      )
    return
  }
  const day = parseDay(referral.on)
  if (day === NO_DAY) add('blocks', 'not-a-day', 'referral.on', '转诊意见的日期不是日期', '写成 2026-03-01 这样的日期')
  else if (day > on)
    add('blocks', 'referral-in-future', 'referral.on', '转诊意见的日期还没有到', '请核对转诊意见上的日期')
  else if (day < parseDay(context.person.birthDay))
    add('blocks', 'before-birth', 'referral.on', '转诊意见的日期早于参保人的出生日期', '请核对转诊意见上的日期')

  if (referral.place === undefined || referral.level === undefined) {
    add(
      'review',
      'referral-unknown',
      'referral.institution',
      `没有查到“${referral.institution}”是不是可以建议转诊的医院`,
      '提交后由经办人员核对；也可以填医院的全称或定点代码',
      figureOn(law, 'referral.levels', on),
    )
    return
  }
  checkHospital(checking, referral.place, referral.level)
}

/** The hospital must be of a level that may refer, at home, or at the residence of a long-term filer. */
function checkHospital({ policies, law, context, on, add }: Checking, place: string, level: InstitutionLevel): void {
  const residence = context.existing.find(
    (filing) =>
      isLongTerm(filing.type) &&
      inForceOn(filing, context.today) &&
      filingCovers(filing, place, policies.places, context.today),
  )
  if (residence) {
    const onward = figureOn(law, 'referral.onwardLevels', on)
    if (onward?.value && !includes(onward.value, level))
      add(
        'blocks',
        'referral-level',
        'referral.level',
        `长住外地的，要由当地${names(onward.value)}建议转诊`,
        `请到居住地的${names(onward.value)}就诊`,
        onward,
      )
    return
  }
  const where = whereIs(law, place, context.today, policies.places)
  const levels = figureOn(law, 'referral.levels', on)
  const elsewhere = figureOn(law, 'referral.elsewhere', on)
  if (where === 'home') {
    if (levels?.value && !includes(levels.value, level))
      add(
        'blocks',
        'referral-level',
        'referral.level',
        `转诊要由${names(levels.value)}建议`,
        `请到参保地的${names(levels.value)}就诊`,
        levels,
      )
    if (levels && levels.value === undefined)
      add(
        'review',
        'referral-level-open',
        'referral.level',
        '参保地没有写明哪些医院可以建议转诊',
        '提交后由经办人员核对',
        levels,
      )
    return
  }
  if (where === 'in-province' && elsewhere?.value === 'reviewed')
    add(
      'review',
      'referral-elsewhere',
      'referral.place',
      '建议转诊的医院不在参保地，要核对它是否符合规定',
      '提交后由经办人员核对',
      elsewhere,
    )
  else
    add(
      'blocks',
      'referral-elsewhere',
      'referral.place',
      '要由参保地的医院建议转诊',
      '请到参保地符合条件的医院就诊；长住外地的请先办长住备案',
      elsewhere,
    )
}

function includes(levels: readonly InstitutionLevel[], level: InstitutionLevel): boolean {
  return levels.includes(level)
}

function names(levels: readonly InstitutionLevel[]): string {
  return levels.map((level) => LABELS['level']![level] ?? level).join('、')
}
