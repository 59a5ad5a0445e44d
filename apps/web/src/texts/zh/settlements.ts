export const settlements = {
  title: '我的结算',
  one: '结算账单',
  why: '登录后可以看您的结算账单。',
  none: '还没有结算记录。在联网医院结算以后，账单会出现在这里。',
  cancelled: '已撤销',
  cancelledNote: (day: string) => `这次结算${day ? `在${day}` : ''}撤销了，各方的钱都已退回原处。`,
  institution: '医院',
  place: '就医地',
  kind: '看什么',
  days: '就医日期',
  settledOn: '结算日期',
  unknownCodes: (codes: readonly string[]) =>
    `有${codes.length}个项目的编码（${codes.join('、')}）不在就医地目录里，全部按自费算。有疑问请向医院核对编码。`,
}
