/**
 * Amounts over time as stacked bars, and the same as a table beside it. The picture is drawn by a library that comes only when
 * a chart is shown; its place is kept free meanwhile. Who listens is given the table alone.
 */
import { useEffect, useRef } from 'react'
import { groupYuan } from '../../texts/yuan.ts'
import * as t from '../../texts/index.ts'
import style from './chart.module.css'
import { heightsOf, type Series } from './heights.ts'

interface ChartProps {
  title: string
  /** What the rows of the table are: 月份. */
  over: string
  /** One a bar, as the table has them; the picture has the `short` ones. */
  steps: readonly { name: string; short: string }[]
  /** From the ground up. */
  series: readonly Series[]
  /** Of what there are so many, where the chart counts instead of adding yuan up: 件. */
  counts?: string
  /** The table is behind a line that opens it; the colours are named over it instead. */
  folded?: boolean
}

export function Chart({ title, over, steps, series, counts, folded = false }: ChartProps) {
  const textOf = (value: string) => (counts === undefined ? groupYuan(value) : value)
  const table = (
    <table className={style.table}>
      <thead>
        <tr>
          <th scope="col">{over}</th>
          {series.map(({ name, tone }) => (
            <th key={name} scope="col" className={style[tone]}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {steps.map(({ name }, at) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {series.map((one) => (
              <td key={one.name}>{textOf(one.yuan[at] ?? '0')}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
  const unit = <p className={style.unit}>{counts === undefined ? t.chart.unit : t.chart.unitOf(counts)}</p>
  return (
    <figure className={style.chart} aria-label={title}>
      {folded ? <Colours series={series} /> : null}
      <Picture steps={steps} series={series} />
      {folded ? (
        <details className={style.numbers}>
          <summary>{t.chart.numbers}</summary>
          {table}
          {unit}
        </details>
      ) : (
        <>
          {table}
          {unit}
        </>
      )}
    </figure>
  )
}

/** Which colour is what. */
function Colours({ series }: Pick<ChartProps, 'series'>) {
  return (
    <p className={style.colours}>
      {series.map(({ name, tone }) => (
        <span key={name} className={style[tone]}>
          {name}
        </span>
      ))}
    </p>
  )
}

function Picture({ steps, series }: Pick<ChartProps, 'steps' | 'series'>) {
  const place = useRef<HTMLDivElement>(null)
  const drawn = JSON.stringify({ labels: steps.map(({ short }) => short), series: heightsOf(series) })
  useEffect(() => {
    let gone = false
    let clear = (): void => undefined
    void import('chartist').then(({ BarChart }) => {
      if (gone || place.current === null) return
      const { labels, series: heights } = JSON.parse(drawn) as {
        labels: string[]
        series: ReturnType<typeof heightsOf>
      }
      const bars = heights.map(({ tone, heights: data }) => ({ className: style[tone] ?? '', data }))
      const chart = new BarChart(place.current, { labels, series: bars }, options)
      clear = () => chart.detach()
    })
    return () => {
      gone = true
      clear()
    }
  }, [drawn])
  return <div ref={place} className={style.picture} aria-hidden="true" />
}

/** Names of our own style instead of the library's global ones; the figures stand in the table, so that no axis needs any. */
const options = {
  stackBars: true,
  fullWidth: true,
  chartPadding: { top: 4, right: 0, bottom: 0, left: 0 },
  axisY: { showLabel: false, showGrid: false, offset: 0 },
  axisX: { showGrid: false, offset: 24 },
  classNames: { label: style.label ?? '', bar: style.bar ?? '' },
}
