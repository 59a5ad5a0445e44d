/** Amounts as a picture and as a table. */
export const chart = {
  unit: '单位：元',
  unitOf: (what: string) => `单位：${what}`,
  numbers: '看每个数',
}
