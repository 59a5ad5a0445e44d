/** What is said of a fee line that did not go as it was sent (`memo`), to the institution and on the page of the visit; null where it did. */
export function lineMemo(line: { known: boolean; amountFen: number; sentFen: number }): string | null {
  const words: string[] = []
  if (!line.known) words.push('就医地目录没有此编码，按全自费处理')
  if (line.amountFen !== line.sentFen)
    words.push(`按剩余金额${String(-line.amountFen / 100)}元退（报文为${String(-line.sentFen / 100)}元）`)
  return words.length === 0 ? null : words.join('；')
}
