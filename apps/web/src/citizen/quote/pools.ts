/** What the page must know of a pool before it asks: its name, its own place, the categories that it insures. */
import type { Category, Insurance } from '@yidi/rules'

interface PoolChoice {
  code: string
  name: string
  insurances: readonly Insurance[]
  categories: readonly Category[]
  home: { code: string; name: string }
}

export const pools: readonly PoolChoice[] = [
  {
    code: '330100',
    name: '杭州市',
    insurances: ['employee', 'resident'],
    categories: ['active', 'retired', 'resident'],
    home: { code: '330100', name: '杭州市' },
  },
  {
    code: '339900',
    name: '浙江省省本级',
    insurances: ['employee'],
    categories: ['active', 'retired', 'founding-worker'],
    home: { code: '330100', name: '杭州市' },
  },
  {
    code: '331000',
    name: '台州市',
    insurances: ['employee', 'resident'],
    categories: ['active', 'retired', 'resident'],
    home: { code: '331000', name: '台州市' },
  },
  {
    code: '130500',
    name: '邢台市',
    insurances: ['employee', 'resident'],
    categories: ['active', 'retired', 'resident'],
    home: { code: '130500', name: '邢台市' },
  },
]

/** What a pool is called; its code where the page does not know it. */
export function poolName(code: string): string {
  return pools.find((pool) => pool.code === code)?.name ?? code
}

/** The pool of a code; the first one for a code that the page does not know. */
export function poolOf(code: string): PoolChoice {
  return pools.find((pool) => pool.code === code) ?? pools[0]!
}
