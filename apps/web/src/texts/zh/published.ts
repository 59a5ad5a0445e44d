/** 公示: decisions without names, for everybody. */
export const published = {
  title: '处理公示',
  lead: '医保经办机构作出的处理决定。写机构的名称，不写人的姓名。',
  none: '现在没有公示的决定。',
  day: (day: string) => `${day}公示`,
}
