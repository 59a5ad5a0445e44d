/**
 * The papers that the pool asks for: a photograph or PDF each, or the commitment in their place where the pool takes
 * one.
 */
import type { Requirement, TypeGuidance } from '../../api/filings.ts'
import { BasisChip } from '../../parts/basis/BasisChip.tsx'
import { Check } from '../../parts/field/Check.tsx'
import { placeId } from '../../parts/error-summary/faults.ts'
import * as t from '../../texts/index.ts'
import type { Form } from './draft.ts'
import type { Earlier } from '../apply/EarlierPaper.tsx'
import { saveMaterial } from '../../api/materials.ts'
import { Paper } from '../apply/Paper.tsx'
import { isTangible } from './questions.ts'
import type { StepProps } from './step.ts'
import { cardLook } from '../../parts/card/Card.tsx'
import stackStyle from '../../parts/stack/stack.module.css'
import style from './file.module.css'
import clsx from 'clsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import look from '../../parts/look/look.module.css'
import fieldStyle from '../../parts/field/field.module.css'

type Asked = Requirement['alternatives'][number]

interface PapersProps extends Pick<StepProps, 'form' | 'put' | 'changeUploads'> {
  guidance: TypeGuidance
  /** Somebody applies for the person: the authority is asked too. */
  agent: boolean
  fault?: string | undefined
}

const authority: Asked = {
  id: 'agent-authority',
  title: t.apply.authority,
  provided: 'document',
  help: t.apply.authorityHelp,
}

/** The earlier files of a kind and the choice about them; nothing where there are none. */
function earlierOf(kind: string, form: Form, put: StepProps['put']): { earlier?: Earlier } {
  const files = form.offered.filter((file) => file.kind === kind)
  if (files.length === 0) return {}
  const others = form.anew.filter((one) => one !== kind)
  return {
    earlier: {
      files,
      anew: form.anew.includes(kind),
      onAnew: (anew) => put({ anew: anew ? [...others, kind] : others }),
      // What cannot be fetched now is still there to be carried over.
      onLook: (file) => void saveMaterial(file).catch(() => undefined),
    },
  }
}

export function Papers({ guidance, agent, form, put, changeUploads, fault }: PapersProps) {
  const asked = [
    ...guidance.requirements.filter((one) => one.alternatives.some(isTangible)),
    ...(agent ? [{ alternatives: [authority] }] : []),
  ]
  return (
    <section
      id={placeId('papers')}
      className={fault ? clsx(cardLook, stackStyle.stack, style.faulty) : clsx(cardLook, stackStyle.stack)}
      aria-labelledby="papers-title"
      tabIndex={-1}
    >
      <Stack tight>
        <h3 id="papers-title">{asked.length === 0 ? t.file.noPapers : t.file.papers}</h3>
        {asked.length === 0 ? null : <p className={look.aside}>{t.apply.papersHint}</p>}
        {guidance.materialsBasis ? <BasisChip basis={guidance.materialsBasis} /> : null}
      </Stack>
      {asked.map((requirement) => (
        <Stack key={requirement.alternatives.map((material) => material.id).join()} tight className={style.asked}>
          {requirement.alternatives.length > 1 ? <p className={look.aside}>{t.file.oneOf}</p> : null}
          {requirement.alternatives.map((material) =>
            isTangible(material) ? (
              <Paper
                key={material.id}
                material={material}
                uploads={form.uploads}
                changeUploads={changeUploads}
                {...earlierOf(material.id, form, put)}
              />
            ) : material.provided === 'signature' ? (
              <Check
                key={material.id}
                label={t.file.inPlace}
                more={material.help}
                checked={form.inPlace}
                onChange={(inPlace) => put({ inPlace })}
              />
            ) : null,
          )}
        </Stack>
      ))}
      {fault ? <p className={fieldStyle.fault}>{fault}</p> : null}
    </section>
  )
}
