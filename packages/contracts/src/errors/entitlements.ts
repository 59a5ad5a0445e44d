import type { ErrorEntry } from './entry.ts'

/** Designated diseases, medicine for abroad, and the referral page of an institution. */
export const entitlementErrors = {
  'referral-no-institution': {
    status: 403,
    title: '您的账号没有所属的定点机构',
    detail: '这里要用定点机构的账号，您的账号没有登记机构，或者机构不在目录里。',
    remedy: '请联系医保经办机构核对账号。',
  },
  'patient-not-found': {
    status: 404,
    title: '没有找到这个人',
    detail: '没有这个身份证号的参保人，或者他不在本平台参保。',
    remedy: '请核对 18 位身份证号；在别处参保的，请按参保地的渠道办理。',
  },
  'patient-code-over': {
    status: 409,
    title: '这个码不能用了',
    detail: '医保码已经过期、用过，或者被别的机构扫过。',
    remedy: '请病人在手机“我的码”里换一个新码再扫，也可以用身份证号找。',
  },
  'disease-kind-unknown': {
    status: 422,
    title: '不是参保地的规定病种',
    detail: '“{kind}”不在参保地的规定病种里。',
    remedy: '规定病种有：{known}。拿不准的请打参保地区号加 12393 咨询。',
  },
  'disease-registered': {
    status: 409,
    title: '这个病种已经登记过了',
    detail: '这个病种的登记现在是“{state}”。',
    remedy: '不用再登记；要重新办，请先撤回或结束原来的登记。',
  },
  'disease-days-not-valid': {
    status: 422,
    title: '日期不对',
    detail: '日期 {day} 不是日期，或者不在 {earliest} 到 {latest} 之间。',
    remedy: '请填诊断证明上的日期，例如 2026-03-01；不会早于出生，也不会晚于今天。',
  },
  'abroad-not-stated': {
    status: 409,
    title: '参保地没有规定怎么办',
    detail: '参保地没有写明出国带药怎么备案、最多带几个月。',
    remedy: '请打电话问参保地经办机构：{contact}。',
  },
  'abroad-days-not-valid': {
    status: 422,
    title: '出国和回国的日期不对',
    detail: '出国 {leaveOn}，回国 {returnOn}：{why}。',
    remedy: '出国填今天或以后；回国要在出国以后，最晚 {latest}。',
  },
  'abroad-overlaps': {
    status: 409,
    title: '这段时间已经备过案',
    detail: '{from} 起的出国带药备案还在，和这次的时间重叠。',
    remedy: '请先撤回原来的备案，或者报回国日期。',
  },
  'abroad-return-not-valid': {
    status: 422,
    title: '回国日期不对',
    detail: '回国日期 {day} 还没有到，或者晚于备案的最后一天 {to}。',
    remedy: '请填实际回国那天，不晚于今天；备案到期后待遇自动恢复，不用再报。',
  },
} as const satisfies Record<string, ErrorEntry>
