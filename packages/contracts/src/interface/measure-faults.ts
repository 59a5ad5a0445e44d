/** Measures of the agency in the words of the interface: what was decided, until when, and the way out. */
export const measureFaults = {
  'settlement-suspended': {
    code: 'G5127',
    text: '参保地经办机构决定暂停参保人直接结算（案件{case}），从{from}起到{until}',
    remedy:
      '请参保人先自费，凭发票和清单向参保地申请报销，报销不受影响；不同意的由本人在手机“处理措施”里陈述申辩，或向参保地经办机构提出（区号+12393），解除后即可结算',
  },
  'settlement-by-claim-only': {
    code: 'G5128',
    text: '参保地经办机构决定参保人先垫付、后报销，不直接结算（案件{case}），从{from}起到{until}',
    remedy:
      '请参保人先自费，凭发票和清单向参保地申请报销；不同意的由本人在手机“处理措施”里陈述申辩，或向参保地经办机构提出（区号+12393），解除后即可结算',
  },
} as const
