/** What opens over a list: its filters and the saving of them, its looks, its files. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { mostExported } from '@yidi/contracts'
import { newCommandKey } from '../../api/client.ts'
import { removeFilter, savedFiltersQuery, saveFilter } from '../../api/lists.ts'
import { Button } from '../../parts/button/Button.tsx'
import { Check } from '../../parts/field/Check.tsx'
import { Field } from '../../parts/field/Field.tsx'
import { Form } from '../../parts/form/Form.tsx'
import look from '../../parts/look/look.module.css'
import { Fault } from '../../frame/Loaded.tsx'
import * as t from '../../texts/index.ts'
import { Choose } from '../choose/Choose.tsx'
import { lasting } from './choice.ts'
import type { ListPage } from './declaration.ts'
import type { Panel, ToolsProps } from './tools-props.ts'
import style from './list.module.css'

export default function Panels<Line, Page extends ListPage<Line>>(props: ToolsProps<Line, Page> & { panel: Panel }) {
  switch (props.panel) {
    case 'filter':
      return <Filters {...props} />
    case 'looks':
      return <LooksPanel {...props} />
    case 'file':
      return <FilePanel {...props} />
  }
}

function Filters<Line, Page extends ListPage<Line>>({ list, choice, choose }: ToolsProps<Line, Page>) {
  const [usual] = Object.keys(list.sorts)
  return (
    <div className={style.panel}>
      <div className={style.fields}>
        {list.filters.map(({ name, all, options }) => (
          <Choose
            key={name}
            label={all}
            value={choice[name] ?? ''}
            options={[['', all], ...Object.entries(options)]}
            onChoose={(value) => choose({ [name]: value })}
          />
        ))}
        <Choose
          label={t.list.sort}
          value={choice.sort ?? usual ?? ''}
          options={Object.entries(list.sorts)}
          onChoose={(value) => choose({ sort: value === usual ? '' : value })}
        />
      </div>
      <Keeping name={list.name} choice={choice} />
    </div>
  )
}

/** Saves what stands in the address under a name, and takes saved ones away. */
function Keeping({ name: list, choice }: { name: string; choice: ToolsProps<unknown, never>['choice'] }) {
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [silent, setSilent] = useState(false)
  const saved = useQuery(savedFiltersQuery(list)).data?.filters ?? []
  const keepAnswer = (answer: Awaited<ReturnType<typeof saveFilter>>) =>
    queries.setQueryData(savedFiltersQuery(list).queryKey, answer)
  const save = useMutation({
    mutationFn: () => saveFilter({ list, name: name.trim(), choice: lasting(choice) }, newCommandKey()),
    onSuccess: (answer) => {
      keepAnswer(answer)
      setName('')
    },
  })
  const remove = useMutation({
    mutationFn: (gone: string) => removeFilter({ list, name: gone }, newCommandKey()),
    onSuccess: keepAnswer,
  })
  const error = save.error ?? remove.error
  return (
    <>
      {error ? <Fault error={error} /> : null}
      <Form
        className={style.keeping}
        onSend={() => {
          setSilent(name.trim() === '')
          if (name.trim() !== '') save.mutate()
        }}
      >
        <Field
          label={t.list.saveAs}
          value={name}
          maxLength={30}
          fault={silent ? t.list.saveFault : undefined}
          onText={setName}
        />
        <Button type="submit" disabled={save.isPending}>
          {t.list.save}
        </Button>
      </Form>
      {saved.map((filter) => (
        <Button key={filter.name} kind="plain" disabled={remove.isPending} onClick={() => remove.mutate(filter.name)}>
          {t.list.remove(filter.name)}
        </Button>
      ))}
    </>
  )
}

function LooksPanel<Line, Page extends ListPage<Line>>({ list, looks, setLooks }: ToolsProps<Line, Page>) {
  return (
    <fieldset className={style.panel}>
      <legend className={look.heard}>{t.list.looks}</legend>
      <Check label={t.list.dense} checked={looks.dense} onChange={(dense) => setLooks({ dense })} />
      {list.columns
        .filter(({ fixed }) => fixed !== true)
        .map(({ key, title }) => (
          <Check
            key={key}
            label={t.list.column(title)}
            checked={!looks.hidden.includes(key)}
            onChange={(on) =>
              setLooks({ hidden: on ? looks.hidden.filter((one) => one !== key) : [...looks.hidden, key] })
            }
          />
        ))}
    </fieldset>
  )
}

function FilePanel<Line, Page extends ListPage<Line>>({ list, choice, find }: ToolsProps<Line, Page>) {
  const take = useMutation({
    mutationFn: async (as: 'csv' | 'xlsx') => {
      const address = URL.createObjectURL(await list.file(lasting(choice), find, as))
      Object.assign(document.createElement('a'), { href: address, download: `${list.title}.${as}` }).click()
      setTimeout(() => URL.revokeObjectURL(address), 60_000)
    },
  })
  return (
    <div className={style.panel}>
      <p className={look.aside}>{t.list.fileAbout(mostExported)}</p>
      {take.error ? <Fault error={take.error} /> : null}
      <div className={style.fields}>
        {(['xlsx', 'csv'] as const).map((as) => (
          <Button key={as} disabled={take.isPending} onClick={() => take.mutate(as)}>
            {t.list.fileAs[as]}
          </Button>
        ))}
      </div>
      {take.isSuccess ? <p role="status">{t.list.filed}</p> : null}
    </div>
  )
}
