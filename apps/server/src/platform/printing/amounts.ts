/** Amounts as they are read on paper. */

const wholeYuan = /\d+(?=\.\d\d(?!\d))/g

/** A text with its amounts of yuan and fen in groups of three: 12345.60 元 becomes 12,345.60 元; codes and days stay. */
export const groupAmounts = (text: string): string =>
  text.replace(wholeYuan, (yuan) => yuan.replace(/\B(?=(\d{3})+$)/g, ','))
