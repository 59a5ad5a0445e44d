/** The words of one bill. */
export const settlementBill = {
  shared: (amount: string) => `个人账户支付里，其中家庭共济 ${amount} 元，`,
  sharedFrom: (from: readonly { name: string; amount: string }[]) =>
    `来自${from.map(({ name, amount }) => `${name} ${amount} 元`).join('、')}。`,
  one: '结算账单',
  cancelledNote: (day: string) => `这次结算${day ? `在${day}` : ''}撤销了，各方的钱都已退回原处。`,
  claimInstead: '没有再直接结算的，可以申请报销',
  receiptPdf: '结算单（PDF）',
  unknownCodes: (codes: readonly string[]) =>
    `有${codes.length}个项目的编码（${codes.join('、')}）不在就医地目录里，全部按自费算。有疑问请向医院核对编码。`,
}

/** What stands behind a bill: its lines, what happened, other choices, and where to turn to. */
export const settlementDetails = {
  state: { settled: '已结算', cancelled: '已撤销' },
  number: '结算编号',
  about: {
    lines: '每一条的数量、单价，范围内、自理、自费各多少',
    compare: '有没有备案、怎么结算、去哪级医院，差多少钱',
  },
  lines: '费用明细',
  events: '经过',
  event: {
    registered: '登记入院或就诊',
    reported: '医院报来就诊信息',
    'fees-uploaded': '医院传来费用',
    'fees-voided': '医院撤回费用',
    discharged: '出院',
    'discharge-undone': '撤回出院登记',
    'pre-settled': '预结算',
    settled: '结算',
    claimed: '报销审核通过，算出结果',
    cancelled: '撤销结算，钱退回原处',
  },
  eventLines: (count: number) => `${String(count)} 条`,
  eventCash: (yuan: string) => `自己付 ${yuan} 元`,
  eventOther: '这次就诊的另一笔结算',
  compare: '换一种情况会是多少',
  doubt: '有疑问？',
  askHospital: '费用不对，先问医院',
  askAgency: '算得不对，或者要投诉',
  writeAgency: '写给医保局',
  writeAgencyMore: '算得不对、收得不对，写清楚，有了答复告诉您',
  askAgencyMore: '参保地的咨询和投诉电话',
}
