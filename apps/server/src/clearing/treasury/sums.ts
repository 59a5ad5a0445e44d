/**
 * Reads yuan of whole funds ("40000000000", "12345.60") into fen: what a fund holds or plans is more than any bill may be
 * (`parseYuan`). -1 for anything else, and for more than a billion yuan a thousand times.
 */
export function parseSum(text: string): number {
  const found = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text.trim().replaceAll(',', ''))
  return found === null ? -1 : Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'))
}
