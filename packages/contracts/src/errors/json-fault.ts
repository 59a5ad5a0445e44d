/**
 * Says in Chinese what JSON.parse found, from the engine's English message. Where it names a position, the reader gets
 * it; the text around the fault is not quoted, for it may be personal.
 */
export function describeJsonFault(error: unknown): string {
  const message = error instanceof Error ? error.message : ''
  const place = /line (\d+) column (\d+)/.exec(message)
  if (place !== null) return `第 ${place[1]!} 行第 ${place[2]!} 列附近写法不对`
  if (/end of JSON|Unterminated/.test(message)) return '内容不完整，缺少结尾'
  return '写法不是 JSON'
}
