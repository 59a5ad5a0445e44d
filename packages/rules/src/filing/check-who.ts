/** Who applies, for whom, and for which type. */
import { isMinorOn } from '../people/age.ts'
import { isMobile } from '../people/phone.ts'
import type { Applicant, Checking } from './checking.ts'
import { FILING_TYPES } from './filing-types.ts'
import { figureOn } from './law.ts'

const APPLICANTS: Record<Applicant, string> = { self: '本人', agent: '代办人', employer: '用人单位', hospital: '医院' }

/** Reports an applicant, a channel or a type that this pool does not allow. */
export function checkWho({ law, application, context, on, add }: Checking): void {
  const { type, applicant, channel } = application
  const { title, meantFor, filedBy } = FILING_TYPES[type]
  const offered = figureOn(law, 'offered', on)
  if (!offered?.value)
    add('blocks', 'law-not-in-force', 'type', '参保地这一天还没有可以执行的备案规定', '请向参保地经办机构咨询', offered)
  else if (!offered.value.includes(type)) {
    const known = offered.value.map((one) => FILING_TYPES[one].title).join('、')
    add('blocks', 'type-not-offered', 'type', `参保地没有“${title}”这种备案`, `请从这些里选：${known}`, offered)
  }
  if (meantFor && !meantFor.categories.includes(context.person.category))
    add(meantFor.weight, meantFor.code, 'type', meantFor.text, meantFor.remedy, offered)
  // A hospital that files answers for its patient; its message may carry another telephone or none.
  if (applicant !== 'hospital' && !isMobile(application.mobile))
    add('blocks', 'mobile-wrong', 'mobile', '手机号不对', '写11位手机号，例如 13800000000')

  if (applicant === 'self' && isMinorOn(context.person.birthDay, context.today))
    add(
      'blocks',
      'minor-alone',
      'applicant',
      '参保人还没有满18岁，不能自己签承诺、提交备案',
      '请由父母或其他监护人办：在“亲情账户”里绑定后替孩子办，或选“替别人办”并填监护人为代办人',
    )

  const applicants = figureOn(law, 'applicants', on)
  if (applicants?.value && !applicants.value.includes(applicant))
    add(
      'blocks',
      'applicant-not-allowed',
      'applicant',
      `参保地的备案不能由${APPLICANTS[applicant]}办`,
      `可以办的有：${applicants.value.map((one) => APPLICANTS[one]).join('、')}`,
      applicants,
    )
  if (applicant === 'employer' && filedBy !== 'employer')
    add(
      'blocks',
      'employer-only-stationed',
      'applicant',
      '用人单位只能给派驻外地的职工办备案',
      '其他类型请本人或代办人办理',
    )
  if (applicant === 'hospital' && filedBy !== 'hospital')
    add('blocks', 'hospital-only-referral', 'applicant', '医院只能办转外就医备案', '其他类型请本人或代办人办理')
  const ours = figureOn(law, 'channels.ours', on)
  if (ours?.value && !ours.value.includes(channel))
    add('blocks', 'channel-not-open', 'channel', '参保地没有开通这个办理渠道', '请换网上或窗口办理', ours)
}
