/** Who owes whom, as lines from the pools on the left to the regions on the right; the table beside it says the same. */
import type { ClearingFlow } from '@yidi/contracts'
import * as t from '../../texts/index.ts'
import style from './flows.module.css'

const [width, row, side] = [480, 44, 130]

export function FlowPicture({ flows }: { flows: readonly ClearingFlow[] }) {
  const pools = names(flows.map(({ pool, poolName }) => [pool, poolName]))
  const regions = names(flows.map(({ region, regionName }) => [region, regionName]))
  const most = Math.max(...flows.map(({ owed }) => Math.abs(Number(owed))), 1)
  const height = row * Math.max(pools.size, regions.size)
  const at = (of: ReadonlyMap<string, string>, code: string) => row * [...of.keys()].indexOf(code) + row / 2
  return (
    <svg
      viewBox={`0 0 ${String(width)} ${String(height)}`}
      className={style.picture}
      role="img"
      aria-label={t.clearings.flowsPicture}
    >
      {flows.map(({ pool, region, owed }) => {
        const [from, to] = [at(pools, pool), at(regions, region)]
        const middle = width / 2
        return (
          <path
            key={`${pool} ${region}`}
            className={Number(owed) < 0 ? style.back : style.flow}
            strokeWidth={2 + (14 * Math.abs(Number(owed))) / most}
            d={`M ${String(side)} ${String(from)} C ${String(middle)} ${String(from)}, ${String(middle)} ${String(to)}, ${String(width - side)} ${String(to)}`}
          />
        )
      })}
      {[...pools].map(([code, name]) => (
        <text key={code} className={style.from} x={side - 10} y={at(pools, code)}>
          {name}
        </text>
      ))}
      {[...regions].map(([code, name]) => (
        <text key={code} className={style.to} x={width - side + 10} y={at(regions, code)}>
          {name}
        </text>
      ))}
    </svg>
  )
}

const names = (pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, string> => new Map(pairs)
