/** Amounts as a picture and as a table. */
export const chart = {
  unit: '单位：元',
}
