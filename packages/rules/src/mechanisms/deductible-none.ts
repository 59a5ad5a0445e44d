/** No deductible (不设起付标准): 规定病种门诊 is settled as a stay without one (浙人社发〔2016〕113号 第三十八条). */
export const NAME = 'none'
export const TERM = '不设起付标准'
export const EXAMPLE = `
designated-disease:
  as: inpatient
  deductible: none
`
