import type { ErrorEntry } from './entry.ts'

/** 家庭共济: setting an amount of one's account aside for a member of the family, accepting, giving back. */
export const sharingErrors = {
  'sharing-open': {
    status: 409,
    title: '参保地没有写明能不能家庭共济',
    detail: '{pool}的文件没有写明个人账户能不能家庭共济，本平台不办。',
    remedy: '请打 {contact} 问参保地医保经办机构。',
  },
  'sharing-off': {
    status: 409,
    title: '参保地不能家庭共济',
    detail: '按{pool}的规定，个人账户不能家庭共济。',
    remedy: '不能办理；有疑问请打 {contact} 问。',
  },
  'sharing-not-family': {
    status: 409,
    title: '对方不是您亲情账户里的家人',
    detail: '您和对方之间，今天没有有效的亲情账户授权，或者授权里的姓名、身份证号与对方不一致。',
    remedy: '请先在“亲情账户”里授权给家人，或请家人授权给您；姓名和身份证号要与本人一致。',
  },
  'sharing-own-person': {
    status: 409,
    title: '不能给自己',
    detail: '选的人就是您自己。',
    remedy: '您自己的账户看病时直接用；请选一位家人。',
  },
  'sharing-member-not-told': {
    status: 409,
    title: '现在不能给这位家人',
    detail:
      '这份授权只是您写的，对方没有授权给您。为保护对方，本平台不说对方是不是参保、在哪里参保，只能说这一笔现在给不了。',
    remedy: '请先核对“亲情账户”里的姓名和身份证号；仍然不能给的，请家人也在“亲情账户”里授权给您，再办时会写明原因。',
  },
  'sharing-not-insured': {
    status: 409,
    title: '对方没有参保',
    detail: '对方 {day} 没有参加医保，用不了家庭共济。',
    remedy: '请等对方参保以后再办。',
  },
  'sharing-other-pool': {
    status: 409,
    title: '对方不在同一个统筹区',
    detail: '对方不在{pool}参保，家庭共济只在同一个统筹区里办。',
    remedy: '请选在{pool}参保的家人。',
  },
  'sharing-no-account': {
    status: 409,
    title: '对方的医保不用个人账户',
    detail: '对方参加的是{insurance}，看病不用个人账户支付，给了也用不上。',
    remedy: '请选参加职工医保的家人。',
  },
  'sharing-amount-not-valid': {
    status: 422,
    title: '金额不对',
    detail: '金额填的是“{amount}”。',
    remedy: '请填大于 0 的金额，最多两位小数，例如 200.00。',
  },
  'sharing-above-balance': {
    status: 409,
    title: '历年资金不够',
    detail: '填的是 {amount} 元，您的历年资金只有 {balance} 元。',
    remedy: '请填不超过 {balance} 元的金额；当年资金不能给家人。',
  },
  'share-not-found': {
    status: 404,
    title: '没有这一笔家庭共济',
    detail: '没有编号“{share}”的家庭共济，或者不是您的。',
    remedy: '请回到“家庭共济”里重新打开。',
  },
  'share-not-waiting': {
    status: 409,
    title: '这一笔不用再答复',
    detail: '这一笔家庭共济现在是“{state}”，不能再接受或不接受。',
    remedy: '请刷新页面，看它现在的情况。',
  },
  'share-not-held': {
    status: 409,
    title: '这一笔现在不能这样办',
    detail: '这一笔家庭共济现在是“{state}”。',
    remedy: '请刷新页面，看它现在的情况；已经收回或退回的，不用再办。',
  },
  'share-no-longer-family': {
    status: 409,
    title: '你们之间的授权已经结束',
    detail: '您和给您的家人之间，今天没有有效的亲情账户授权，不能接受。',
    remedy: '请先在“亲情账户”里重新授权，再接受；不要的，请选不接受，钱会退回。',
  },
} as const satisfies Record<string, ErrorEntry>
