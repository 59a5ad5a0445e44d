import { toFen } from '../../texts/yuan.ts'

/** One colour of the bars: an amount a step, in yuan. */
export interface Series {
  name: string
  tone: 'fund' | 'account' | 'own'
  yuan: readonly string[]
}

/** How high each part is, in yuan; where less than nothing was paid nothing is drawn. */
export function heightsOf(series: readonly Series[]): { tone: Series['tone']; heights: number[] }[] {
  return series.map(({ tone, yuan }) => ({ tone, heights: yuan.map((one) => Math.max(0, toFen(one) / 100)) }))
}
