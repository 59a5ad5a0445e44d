import type { ErrorEntry } from './entry.ts'

/** People at the desk: finding, enrolling, changing, ending, special categories. */
export const peopleErrors = {
  'person-not-found': {
    status: 404,
    title: '没有找到这个人',
    detail: '没有登记过这个人，或者{what}写得不对。',
    remedy: '请对照证件逐字核对；确实没有参保的，请办理参保登记。',
  },
  'person-other-pool': {
    status: 403,
    title: '不是您经办的参保人',
    detail: '这个人在统筹区 {pool} 参保，不由您所在的经办机构经办。',
    remedy: '请本人到 {pool} 的经办机构办理；要转到本地参保的，先在那里办停保转出。',
  },
  'enrolment-not-valid': {
    status: 422,
    title: '参保登记有几处要改',
    detail: '有 {count} 处要改：{first}',
    remedy: '请按 errors 里列出的位置逐项改正后再提交。',
  },
  'already-enrolled': {
    status: 409,
    title: '已经参保了',
    detail: '这个人从 {from} 起在统筹区 {pool} 参保，同一时间只能在一处参保。',
    remedy: '在本地参保的请办变更；在别处参保的，先由那里办停保转出，再从次日起登记。',
  },
  'person-name-differs': {
    status: 409,
    title: '姓名与登记不符',
    detail: '这个身份证号码已经登记在另一个姓名下。',
    remedy: '请核对证件；原来登记错了的，请先在人员页面更正姓名。',
  },
  'visit-rests-on-it': {
    status: 409,
    title: '有还没结算的就医要靠它',
    detail: '{visits}还没有结算。{meaning}',
    remedy: '可以等结算以后再办。',
  },
  'not-enrolled-on': {
    status: 409,
    title: '那天没有参保',
    detail: '{day} 没有参保记录，不能{action}。',
    remedy: '请核对日期；已经停保的，请重新办理参保登记。',
  },
  'enrolment-day-not-valid': {
    status: 422,
    title: '日期不对',
    detail: '日期“{day}”不在 {earliest} 到 {latest} 之间。',
    remedy: '请填 {earliest} 到 {latest} 之间的日期；更早的记录要先更正后面的。',
  },
  'nothing-to-change': {
    status: 422,
    title: '没有改动',
    detail: '填写的内容和现在的登记一样。',
    remedy: '请改动要变更的那一项再提交。',
  },
  'card-in-use': {
    status: 409,
    title: '这张卡登记在别人名下',
    detail: '这个社会保障卡号已经登记在另一个人名下。',
    remedy: '请对照卡面核对卡号。',
  },
  'special-category-held': {
    status: 409,
    title: '已经登记为特殊人员',
    detail: '这个人从 {from} 起登记为{title}。',
    remedy: '要改类别的，请先结束原来的登记。',
  },
  'special-category-grade-missing': {
    status: 422,
    title: '没有填残疾等级',
    detail: '残疾军人要填一至六级中的一级；其他类别不填。',
    remedy: '请对照《残疾军人证》填写等级。七至十级按普通医保办理，不在这里登记。',
  },
} as const satisfies Record<string, ErrorEntry>
