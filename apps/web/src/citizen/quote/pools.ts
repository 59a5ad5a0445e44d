/** What the page must know of a pool before it asks: its name, its own place, the categories that it insures. */
import type { Category, Insurance } from '@yidi/rules'

export interface PoolChoice {
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

/** The pool of a code; the first one for a code that the page does not know. */
export function poolOf(code: string): PoolChoice {
  return pools.find((pool) => pool.code === code) ?? pools[0]!
}

export interface Phone {
  who: string
  number: string
}

/** Who can answer what the policy leaves open: area code + 12393 in Zhejiang, the pool's own lines where it names them. */
const phones: Record<string, readonly Phone[]> = {
  '330100': [{ who: '杭州医保热线', number: '0571-12393' }],
  '339900': [{ who: '浙江医保热线', number: '0571-12393' }],
  '130500': [{ who: '邢台医保热线', number: '0319-12393' }],
  '331000': [
    { who: '台州市医保局', number: '0576-88557795' },
    { who: '台州医保热线', number: '0576-12393' },
  ],
}

export function phoneOf(code: string): readonly Phone[] {
  return phones[code] ?? [{ who: '全国医保热线', number: '12393' }]
}
