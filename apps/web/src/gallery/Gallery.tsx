/**
 * The gallery of parts. Its address says what is seen: nothing is the list of all parts, `?part=sheet` every example of a
 * part below the other, `?part=sheet&example=打开的样子` one example alone, as on a page.
 */
import type { ComponentType } from 'react'
import { parts, type PartExamples } from './examples.ts'
import style from './gallery.module.css'

export interface Shown {
  part?: string | undefined
  example?: string | undefined
}

export function Gallery({ part: name, example }: Shown) {
  if (name === undefined) return <Contents />
  const part = parts.get(name)
  if (part === undefined) return <p>没有叫“{name}”的部件。</p>
  if (example === undefined) return <Part name={name} part={part} />
  const Example = part.examples[example]
  if (Example === undefined)
    return (
      <p>
        部件“{name}”没有叫“{example}”的例子。
      </p>
    )
  return <Alone example={example} show={Example} />
}

const address = (part: string, example?: string): string =>
  `?${new URLSearchParams(example === undefined ? { part } : { part, example }).toString()}`

function Contents() {
  return (
    <main className={style.shelf}>
      <h1>部件</h1>
      {[...parts].map(([name, part]) => (
        <section key={name} data-part={name}>
          <h2>
            <a href={address(name)}>{part.title}</a>
          </h2>
          <ul>
            {Object.keys(part.examples).map((example) => (
              <li key={example} data-covering={part.covering?.includes(example) ?? false}>
                <a href={address(name, example)}>{example}</a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </main>
  )
}

function Part({ name, part }: { name: string; part: PartExamples }) {
  return (
    <main className={style.shelf} data-part={name}>
      <h1>{part.title}</h1>
      {Object.entries(part.examples).map(([example, Example]) => (
        <section key={example} data-example={example}>
          <h2 className={style.exampleName}>{example}</h2>
          {part.covering?.includes(example) ? <a href={address(name, example)}>单独看</a> : <Example />}
        </section>
      ))}
    </main>
  )
}

function Alone({ example, show: Example }: { example: string; show: ComponentType }) {
  return (
    <main className={style.shelf} data-example={example}>
      <Example />
    </main>
  )
}
