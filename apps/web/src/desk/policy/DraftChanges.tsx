/** What of the law a draft changes: figures by themselves, and whole files of the policy tree. */
import { useQuery } from '@tanstack/react-query'
import type { PolicyTableMessage, PoolSummary } from '@yidi/contracts'
import { Button } from 'antd'
import { useState } from 'react'
import { policyTableQuery } from '../../api/policy-desk.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { Field } from '../../parts/field/Field.tsx'
import look from '../../parts/look/look.module.css'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Choose } from '../choose/Choose.tsx'
import { DayField } from '../choose/DayField.tsx'
import formsStyle from '../forms/forms.module.css'
import { ChooseFile } from '../forms/ChooseFile.tsx'
import type { Change, DraftFile } from './draft-form.ts'
import style from './policy.module.css'

const words = t.policyRoom.draft
const mostCharacters = 400_000

interface ChangesProps {
  pool: Pick<PoolSummary, 'code'>
  /** The day whose figures are shown as those of now. */
  on: string
  /** From which day a change is in force unless another is typed; else `on`. */
  from?: string
  changes: readonly Change[]
  onChanges: (changes: Change[]) => void
}

export function DraftChanges({ pool, on, from = on, changes, onChanges }: ChangesProps) {
  return (
    <Stack>
      {changes.map((change) => (
        <div key={`${change.figure} ${change.from}`} className={style.changed}>
          <span>{words.changed(change.title, change.value, dayText(change.from))}</span>
          <Button
            size="small"
            aria-label={words.dropOf(change.title)}
            onClick={() => onChanges(changes.filter((one) => one !== change))}
          >
            {words.drop}
          </Button>
        </div>
      ))}
      <Loaded query={useQuery(policyTableQuery(pool.code, on))}>
        {(table) => (
          <AddChange
            key={from}
            table={table}
            from={from}
            onAdd={(change) => {
              const others = changes.filter(({ figure, from }) => figure !== change.figure || from !== change.from)
              onChanges([...others, change])
            }}
          />
        )}
      </Loaded>
    </Stack>
  )
}

const nothing = { figure: '', value: '', from: '' }

function AddChange(props: { table: PolicyTableMessage; from: string; onAdd: (change: Change) => void }) {
  const { table, onAdd } = props
  const [typed, setTyped] = useState({ ...nothing, from: props.from })
  const [tried, setTried] = useState(false)
  const lines = table.lines.filter(({ written }) => written !== undefined)
  const chosen = lines.find(({ name }) => name === typed.figure)
  const fault = (name: keyof typeof nothing) => (tried && typed[name].trim() === '' ? words.addFaults[name] : undefined)
  const add = () => {
    const filled = Object.values(typed).every((text) => text.trim() !== '')
    setTried(!filled)
    if (!filled || chosen === undefined) return
    onAdd({ ...typed, title: chosen.title })
    setTyped({ ...nothing, from: typed.from })
  }
  const hint = chosen === undefined ? undefined : hintOf(chosen)
  return (
    <Stack>
      <div className={formsStyle.formGrid}>
        <Choose
          label={words.figure}
          value={typed.figure}
          empty={words.choose}
          fault={fault('figure')}
          options={table.chapters
            .map(({ chapter, title }) => ({
              title,
              options: lines
                .filter((line) => line.chapter === chapter)
                .map(({ name, title: of }) => [name, of] as const),
            }))
            .filter(({ options }) => options.length > 0)}
          onChoose={(figure) => setTyped({ ...typed, figure })}
        />
        <Field
          label={words.value}
          hint={hint}
          {...(chosen?.written === undefined ? {} : { unit: chosen.written.label })}
          value={typed.value}
          fault={fault('value')}
          maxLength={20}
          onText={(value) => setTyped({ ...typed, value })}
        />
        <DayField
          label={words.from}
          value={typed.from}
          fault={fault('from')}
          onText={(from) => setTyped({ ...typed, from })}
        />
      </div>
      <div className={formsStyle.formButtons}>
        <Button onClick={add}>{words.add}</Button>
      </div>
    </Stack>
  )
}

const hintOf = ({ value, written }: PolicyTableMessage['lines'][number]): string =>
  [words.now(value), written?.ofPerson === true ? words.ofPerson : ''].filter(Boolean).join('；')

interface FilesProps {
  folder: string
  files: readonly DraftFile[]
  onFiles: (files: DraftFile[]) => void
}

export function DraftFiles({ folder, files, onFiles }: FilesProps) {
  const [large, setLarge] = useState<string>()
  const take = (file: File | undefined) => {
    if (file === undefined) return
    void file.text().then((text) => {
      setLarge(text.length > mostCharacters ? file.name : undefined)
      if (text.length <= mostCharacters) onFiles([...files, { path: `${folder}/${file.name}`, text }])
    })
  }
  return (
    <Stack>
      <p className={look.aside}>{words.filesLead}</p>
      {large === undefined ? null : (
        <Notice tone="refusal" live>
          {words.fileTooLarge(large)}
        </Notice>
      )}
      {files.map((file, index) => (
        <div key={index} className={formsStyle.formGrid}>
          <Field
            label={words.path}
            value={file.path}
            maxLength={200}
            onText={(path) => onFiles(files.map((one) => (one === file ? { ...one, path } : one)))}
          />
          <div className={formsStyle.formButtons}>
            <Button aria-label={words.dropFile(file.path)} onClick={() => onFiles(files.filter((one) => one !== file))}>
              {words.drop}
            </Button>
          </div>
        </div>
      ))}
      <div className={formsStyle.formButtons}>
        <ChooseFile
          file={undefined}
          accept=".yaml,.yml"
          choose={words.takeFiles}
          chosen={() => words.takeFiles}
          onChoose={take}
        />
      </div>
    </Stack>
  )
}
