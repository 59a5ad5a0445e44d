/**
 * Refusals (不能直接结算或不予支付): the row that decides may refuse. Each code has its Chinese text and, where there is one, the
 * way out; a row may say both in its own words (`text`, `hint`).
 */
export const NAME = 'refuse'
export const TERM = '不予支付或不能直接结算'
export const EXAMPLE = `
rows:
  - name: not-filed
    when: {where: out-of-province, route: direct, covers: no}
    then: {refuse: not-filed}
    source: {document: example, article: 第五条}
`

/** Refusal codes of the contract with their words. A pool may use codes of its own, with `text` in the row. */
export const REFUSALS: Readonly<Record<string, { text: string; hint?: string }>> = {
  'not-designated': {
    text: '这家机构不是医保定点机构，非急诊费用医保基金不支付',
    hint: '下次请到定点机构就医；急诊费用可凭急诊证明回参保地申请零星报销',
  },
  'not-networked': {
    text: '这家机构还没有开通异地联网，不能直接结算',
    hint: '请先付全款，保留票据、病历和费用清单，回参保地申请零星报销；或改到已联网的定点机构',
  },
  'not-filed': {
    text: '还没有备案到就医地，这次不能直接结算',
    hint: '出院前补办备案，仍可直接结算；已经结清的可回参保地申请零星报销',
  },
  'no-account': {
    text: '省外药店购药只能用职工医保个人账户历年余额支付，城乡居民没有个人账户',
    hint: '请自行付款；需要报销的药请到定点医院开具',
  },
}
