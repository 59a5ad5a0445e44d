import type { ErrorEntry } from './entry.ts'

/** Months of contributions of a person: who works where, what is declared and paid. */
export const contributionErrors = {
  'contribution-figure-open': {
    status: 409,
    title: '缺少经办机构的数值',
    detail: '{poolName}没有 {month} 能用的“{title}”。',
    remedy: '请有权限的同事到“经办数值”录入“{title}”，写明公布它的文件，再办一次。',
  },
  'contribution-rates-open': {
    status: 409,
    title: '本统筹区没有写明缴费规定',
    detail: '{poolName}的缴费基数、比例和享受待遇的条件还没有写进政策依据，不能申报。',
    remedy: '待遇以参保登记里录入的为准；要按缴费核定的，先补齐本统筹区的政策文件。',
  },
  'contribution-month-not-valid': {
    status: 422,
    title: '月份不对',
    detail: '月份“{month}”不在 {earliest} 到 {latest} 之间。',
    remedy: '请填 {earliest} 到 {latest} 之间的月份，例如 {latest}。',
  },
  'contribution-wage-not-valid': {
    status: 422,
    title: '缴费工资不对',
    detail: '缴费工资填的是 {wage} 元。',
    remedy: '请填本人上年月平均工资，要大于 0，例如 8432.83。',
  },
  'contribution-amount-not-valid': {
    status: 422,
    title: '金额不对',
    detail: '{what}填的是 {amount} 元。',
    remedy: '请填不小于 0、最多两位小数的金额。',
  },
  'employed-elsewhere': {
    status: 409,
    title: '同一个月已经在别的单位参保',
    detail: '这个人 {month} 在单位 {employer} 参保，同一个月只能在一个单位。',
    remedy: '请先由单位 {employer} 办减员，再从下一个月起增员。',
  },
  'employed-already': {
    status: 409,
    title: '已经是本单位的职工',
    detail: '这个人 {month} 已经在单位 {employer} 参保。',
    remedy: '不用再办增员；要改缴费工资的，请办工资变更。',
  },
  'employed-retired': {
    status: 409,
    title: '退休人员不能增员',
    detail: '这个人登记的是{category}，不由单位缴费。',
    remedy: '类别登记错了的，请先在人员页面办参保变更。',
  },
  'employed-otherwise': {
    status: 409,
    title: '参加的不是本统筹区的职工医保',
    detail: '这个人 {month} 参加的是{insurance}，不由单位缴费。',
    remedy: '请先在人员页面停保，再由单位增员。',
  },
  'employed-not-here': {
    status: 409,
    title: '不是本单位的职工',
    detail: '这个人 {month} 不在单位 {employer} 参保。',
    remedy: '请核对月份和单位；确实在本单位工作的，先办增员。',
  },
  'month-declared-already': {
    status: 409,
    title: '这个月已经申报过',
    detail: '这个人 {month} 的医疗保险费已经由单位 {employer} 申报。',
    remedy: '申报错了的，请先撤回原来的申报；已经到账的，请由经办机构办理。',
  },
  'month-not-declared': {
    status: 409,
    title: '这个月没有这样申报',
    detail: '申报 {declaration} 里没有这个人 {month} 的医疗保险费。',
    remedy: '请核对月份和申报编号。',
  },
  'month-paid-already': {
    status: 409,
    title: '这个月已经到账',
    detail: '这个人 {month} 的医疗保险费 {day} 已经到账。',
    remedy: '不用再办；退回的款先登记退回。',
  },
  'month-not-paid': {
    status: 409,
    title: '这个月没有到账',
    detail: '这个人 {month} 的医疗保险费没有到账，没有可以退回的。',
    remedy: '请核对月份和申报编号。',
  },
  'contribution-day-not-valid': {
    status: 422,
    title: '日期不对',
    detail: '日期“{day}”不是今天或以前的日期。',
    remedy: '请填今天（{today}）或以前的日期，例如 {today}。',
  },
  'benefits-rest-on-contributions': {
    status: 409,
    title: '待遇由缴费决定',
    detail: '这个人的待遇按申报和到账的月份核定，不能手工变更。',
    remedy: '缴费记错了的，请更正申报或登记到账；待遇会跟着改。',
  },
} as const satisfies Record<string, ErrorEntry>
