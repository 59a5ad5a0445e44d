/** Each item as the catalogue of the insured place divides it; of several that it may be, the person says which. */
import type { ClaimCheck, ClaimLine } from '../../../api/claims.ts'
import { Card } from '../../../parts/card/Card.tsx'
import { AmountLine } from '../../../parts/amount-line/AmountLine.tsx'
import look from '../../../parts/look/look.module.css'
import { OptionLine, OptionList } from '../../../parts/options/Options.tsx'
import { Stack } from '../../../parts/stack/Stack.tsx'
import * as t from '../../../texts/index.ts'
import { groupYuan } from '../../../texts/yuan.ts'
import type { StepProps } from './step.ts'

const words = t.claimForm
/** So many are shown here; the whole list stands on its own page. */
const mostShown = 100

export function CheckedLines({ check, form, put }: Pick<StepProps, 'form' | 'put'> & { check: ClaimCheck }) {
  if (check.lines.length === 0) return null
  const open = check.lines.filter(({ code, candidates }) => code === null && candidates.length > 0)
  const choose = (lineNo: number, code: string) =>
    put({ lines: form.lines.map((line, at) => (at === lineNo - 1 ? { ...line, code } : line)) })
  return (
    <>
      {open.length === 0 ? null : (
        <Card as="section" aria-labelledby="choose-title">
          <h2 id="choose-title">{words.chooseTitle(open.length)}</h2>
          <p className={look.aside}>{words.chooseHint}</p>
          {open.slice(0, mostShown).map((line) => (
            <Stack key={line.lineNo} as="section" tight aria-label={line.name}>
              <AmountLine says={line.name} amount={groupYuan(line.amount)} about />
              <OptionList>
                {line.candidates.map((item) => (
                  <OptionLine
                    key={item.code}
                    beneath={`${words.classes[item.class]} · ${item.code}`}
                    onClick={() => choose(line.lineNo, item.code)}
                  >
                    {item.name}
                  </OptionLine>
                ))}
              </OptionList>
            </Stack>
          ))}
        </Card>
      )}
      <Card as="details" bare>
        <summary>{words.divided(check.lines.length)}</summary>
        <Stack>
          {check.lines.slice(0, mostShown).map((line) => (
            <Divided key={line.lineNo} line={line} />
          ))}
        </Stack>
      </Card>
    </>
  )
}

/** One item: its class, and what of it the funds do not look at, with why. */
function Divided({ line }: { line: ClaimLine }) {
  const parts = (['outOfScope', 'overCeiling', 'ownShare'] as const).filter((part) => Number(line[part]) > 0)
  return (
    <Stack tight>
      <AmountLine says={`${line.name}（${words.classes[line.class]}）`} amount={groupYuan(line.amount)} />
      {line.catalogueName === undefined ? null : <p className={look.aside}>{words.asCatalogue(line.catalogueName)}</p>}
      {parts.map((part) => (
        <AmountLine key={part} says={words.parts[part]} amount={groupYuan(line[part])} quiet />
      ))}
      {line.remarks.map((remark) => (
        <p key={remark} className={look.aside}>
          {remark}
        </p>
      ))}
    </Stack>
  )
}
