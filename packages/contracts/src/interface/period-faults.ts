/** Refusals about a period: what is reconciled (3201, 3202) and applied for (3203, 3204); part of the registry in `faults.ts`. */
export const periodFaults = {
  'period-malformed': {
    code: 'G7101',
    text: '{from}至{to}不能对账：{reason}',
    remedy: '请更正对账开始日期与结束日期',
  },
  'monthly-refused': { code: 'G7301', text: '{reason}', remedy: '{hint}' },
  'monthly-month-malformed': {
    code: 'G7302',
    text: '清算期间有误：清算年月{month}、{from}至{to}',
    remedy: '清算年月写6位年月（如202605），开始、结束日期是那个月的第一天和最后一天',
  },
  'monthly-kind-unknown': {
    code: 'G7303',
    text: '清算类别{type}没有月度申报',
    remedy: '请填11门诊、14门诊慢特病、21住院或41药店购药，各申报一次',
  },
  'clearing-month-malformed': {
    code: 'G7305',
    text: '结算年度、月份有误：{month}',
    remedy: '年度写4位、月份写2位，如2026、05',
  },
  'monthly-taken-back': {
    code: 'G7304',
    text: '申报{number}已经撤回，不能用同一报文再申报',
    remedy: '要重新申报的，请用新的msgid发送3203',
  },
} as const
