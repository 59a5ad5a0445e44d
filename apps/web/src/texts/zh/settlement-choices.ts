/** The bill of a settlement beside that of other choices. */
export const settlementChoices = {
  title: '换一种情况会是多少',
  why: '登录后可以看您的结算账单。',
  compareLead: '费用、当年累计和账户余额都按结算那天的，只换这一样。',
  notComparable: '这笔结算用到了经办机构的裁定，或者规定后来改过，今天重算不是同一张账单，没法比。',
  nothingToCompare: '没有别的情况可以比。',
  thisOne: '这一次',
  choices: {
    filed: '先办临时备案',
    filedReferral: '先办转诊备案',
    notFiled: '没有备案，先垫付再报销',
    manual: '先垫付再报销',
    direct: '直接结算',
    tier3: '去三级医院',
    tier2: '去二级医院',
    home: '在参保地看',
  },
}
