/**
 * 我适用什么: insured place, place of treatment, insurance and kind of stay → whether to file, how, with what, how long it
 * holds, what it brings; and how to claim what was not settled directly. The kind is chosen, or found by the same
 * questions as in 我要备案. Without log-in; every answer stands in the address and goes along to the filing.
 */
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { Category, FilingType, Insurance } from '@yidi/rules'
import { stepQuery, type Need } from '../../api/filings.ts'
import { guideQuery, needOfPoolQuery, serviceGuideQuery, type Guide } from '../../api/guidance.ts'
import { poolsQuery } from '../../api/policy.ts'
import { sessionQuery, standingQuery } from '../../api/session.ts'
import { BasisChip } from '../../parts/basis/BasisChip.tsx'
import { Icon } from '../../parts/icon/Icon.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Sheet } from '../../parts/sheet/Sheet.tsx'
import { PlacePicker, placesQuery } from '../../parts/place-picker/PlacePicker.tsx'
import { placeName } from '../../parts/place-picker/search.ts'
import { Fault, Loaded } from '../../frame/Loaded.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import { sentence } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { readAnswers, writeAnswers, writeWay } from '../file/draft.ts'
import { Benefits } from './Benefits.tsx'
import { Claim } from './Claim.tsx'
import { HowToFile } from './HowToFile.tsx'
import { PoolChips, usePool } from './PoolChips.tsx'
import { Question } from '../../parts/question/Question.tsx'
import { Fitting } from './Fitting.tsx'
import { Beside, Stack } from '../../parts/stack/Stack.tsx'
import { Button, buttonLook } from '../../parts/button/Button.tsx'
import look from '../../parts/look/look.module.css'
import { cardLook } from '../../parts/card/Card.tsx'
import style from './guidance.module.css'
import clsx from 'clsx'
import { Chip, Chips } from '../../parts/chip/Chip.tsx'

const words = t.guidance

interface Choice {
  place?: string | undefined
  insurance?: string | undefined
  category?: string | undefined
  /** Taken directly … */
  stay?: string | undefined
  /** … or found by the questions: `1` once they are begun. */
  ask?: string | undefined
  answers?: string | undefined
}

export function NeedPage() {
  const pool = usePool()
  const guide = useQuery({ ...guideQuery(pool ?? ''), enabled: pool !== undefined })
  const search: Choice = useSearch({ strict: false })
  const navigate = useNavigate()
  const answers = readAnswers(search.answers)
  const step = useQuery({ ...stepQuery(answers, pool), enabled: search.ask === '1' && pool !== undefined })
  const need = useQuery({
    ...needOfPoolQuery(pool ?? '', search.place ?? ''),
    enabled: pool !== undefined && search.place !== undefined,
  }).data
  const go = (next: Choice, replace: boolean): void => {
    const merged = (before: Record<string, unknown>) => ({ ...before, ...next })
    void navigate({ to: '.', search: merged as never, replace })
  }
  const asking = search.ask === '1' && step.data?.kind === 'ask' ? step.data.question : undefined
  const answered = search.ask === '1' && step.data?.kind === 'answer' ? step.data : undefined
  const stay = stayOf(guide.data, search.stay ?? answered?.fitting[0]?.type)
  const begin = () => go({ ask: '1', answers: undefined, stay: undefined }, false)
  if (asking !== undefined) {
    return (
      <Page title={words.need} back="/guidance">
        <Question
          text={asking.text}
          help={asking.help === undefined ? undefined : sentence(asking.help)}
          number={Object.keys(answers).length + 1}
          options={asking.options}
          onAnswer={(value) => go({ answers: writeAnswers({ ...answers, [asking.id]: value }) }, false)}
        />
      </Page>
    )
  }
  return (
    <Page
      title={words.need}
      back="/guide"
      wide
      foot={<Foot {...{ stay, need, answers, begin, place: search.place, pool }} />}
    >
      {pool === undefined ? null : (
        <Loaded query={guide}>
          {(found) => (
            <Beside>
              <Stack>
                {answered === undefined ? null : (
                  <Stack as="section" tight aria-labelledby="fits-title">
                    <h2 id="fits-title">{answered.fitting.length === 0 ? t.file.noneFits : t.file.fits}</h2>
                    <Fitting answer={answered} then={() => null} />
                    <Button onClick={begin}>{words.askAgain}</Button>
                  </Stack>
                )}
                <PoolChips chosen={pool} />
                <Asked guide={found} search={search} stay={stay} need={need} go={(next) => go(next, true)} />
                {step.error ? <Fault error={step.error} /> : null}
                {search.ask === '1' && step.data?.kind === 'wrong' ? (
                  <Notice tone="waiting" live>
                    <p>{words.askedElsewhere}</p>
                  </Notice>
                ) : null}
              </Stack>
              <Stack>
                <Told guide={found} search={search} stay={stay} need={need} />
              </Stack>
            </Beside>
          )}
        </Loaded>
      )}
    </Page>
  )
}

/** A stay of the address or of the questions, where the pool knows it; an address may be mistyped or older than the law. */
function stayOf(guide: Guide | undefined, text: string | undefined): FilingType | 'emergency' | undefined {
  const known = text === 'emergency' || guide?.types.some((one) => one.type === text) === true
  return known ? (text as FilingType | 'emergency') : undefined
}

/** The one primary button: file, with what was answered; or the questions, while the kind is not known. */
function Foot(props: {
  stay: string | undefined
  need: Need | undefined
  answers: Record<string, string>
  begin: () => void
  place: string | undefined
  pool: string | undefined
}) {
  const { stay, need, answers, begin, place, pool } = props
  if (need?.needed === 'no')
    return (
      <Link to="/quote" search={{ pool } as never} className={buttonLook('primary')}>
        {t.home.quote}
      </Link>
    )
  if (stay === undefined)
    return (
      <Button kind="primary" onClick={begin}>
        {words.askMe}
      </Button>
    )
  if (stay === 'emergency')
    return (
      <Link to="/contacts" className={buttonLook('primary')}>
        {t.rooms.contacts}
      </Link>
    )
  const way = { step: 'form', place: place ?? '', answers, type: stay as FilingType } as const
  return (
    <Link to="/file" search={writeWay(way) as never} className={buttonLook('primary')}>
      {words.fileNow}
    </Link>
  )
}

interface Answered {
  guide: Guide
  search: Choice
  stay: FilingType | 'emergency' | undefined
  need: Need | undefined
}

/** Whose case it is: as chosen on the page, else one's own where this is one's own pool, else the first of the law. */
function useInsured({ guide, search }: Pick<Answered, 'guide' | 'search'>) {
  const pool = useQuery(poolsQuery).data?.find((one) => one.code === guide.pool)
  const citizen = useQuery(sessionQuery).data?.who?.kind === 'citizen'
  const mine = useQuery({ ...standingQuery, enabled: citizen }).data?.insured
  const own = mine?.pool === guide.pool ? mine : undefined
  const insurances = pool?.insurances ?? []
  const find = (name: string | undefined) => insurances.find((one) => one.insurance === name)
  const insurance = find(search.insurance) ?? find(own?.insurance) ?? insurances[0]
  const same = own?.insurance === insurance?.insurance ? own : undefined
  const categories = insurance?.categories ?? []
  const known = (name: string | undefined) => categories.find((one) => one.category === name)
  const category = known(search.category) ?? known(same?.category) ?? categories[0]
  const person = {
    category: (category?.category ?? 'active') as Category,
    residentTier: same?.residentTier ?? (1 as const),
    contracted: same?.contracted ?? false,
    ...(same?.assistance ? { assistance: same.assistance } : {}),
  }
  return { pool, insurances, insurance, categories, person }
}

function Asked({ guide, search, stay, need, go }: Answered & { go: (next: Choice) => void }) {
  const [picking, setPicking] = useState(false)
  const places = useQuery(placesQuery).data
  const { insurances, insurance, categories, person } = useInsured({ guide, search })
  const emergency = stay === 'emergency'
  // What an emergency needs is said in the heading; which kinds there are to choose from stays the question of the place.
  const said = useQuery({
    ...needOfPoolQuery(guide.pool, search.place ?? '', emergency),
    enabled: search.place !== undefined,
  }).data
  const stays = [{ type: 'emergency', title: words.emergencyStay }, ...guide.types]
  return (
    <>
      <Stack tight>
        <span className={look.aside}>{words.place}</span>
        <button type="button" className={clsx(cardLook, style.directOne)} onClick={() => setPicking(true)}>
          <b>{search.place === undefined ? words.pickPlace : placeName(places, search.place)}</b>
          <Icon name="down" />
        </button>
      </Stack>
      {picking ? (
        <Sheet title={words.place} onClose={() => setPicking(false)}>
          <PlacePicker
            chosen={search.place}
            onChoose={(place) => {
              go({ place })
              setPicking(false)
            }}
          />
        </Sheet>
      ) : null}
      <ChipQuestion
        title={words.insurance}
        options={insurances.map((one) => ({ value: one.insurance, label: one.label }))}
        chosen={insurance?.insurance}
        onChoose={(value) => go({ insurance: value, category: undefined })}
      />
      {categories.length < 2 ? null : (
        <ChipQuestion
          title={words.category}
          options={categories.map((one) => ({ value: one.category, label: one.label }))}
          chosen={person.category}
          onChoose={(value) => go({ category: value })}
        />
      )}
      {said === undefined ? null : (
        <Notice tone={said.needed === 'no' ? 'good' : 'waiting'} live>
          <h2>{words.needed[said.needed]}</h2>
          <p>{sentence(said.why)}</p>
          {said.basis === undefined ? null : <BasisChip basis={said.basis} provisional={said.provisional === true} />}
        </Notice>
      )}
      {search.stay !== undefined && stay === undefined ? (
        <Notice tone="waiting">
          <p>{words.stayUnknown(search.stay)}</p>
        </Notice>
      ) : null}
      {need?.needed === 'no' ? null : (
        <ChipQuestion
          title={words.stay}
          options={stays.map((one) => ({ value: one.type, label: one.title }))}
          chosen={stay}
          onChoose={(value) => go({ stay: value, ask: undefined, answers: undefined })}
        />
      )}
    </>
  )
}

function ChipQuestion(props: {
  title: string
  options: { value: string; label: string }[]
  chosen: string | undefined
  onChoose: (value: string) => void
}) {
  return (
    <Stack as="fieldset" tight>
      <legend className={look.aside}>{props.title}</legend>
      <Chips>
        {props.options.map((option) => (
          <Chip
            key={option.value}
            aria-pressed={option.value === props.chosen}
            onClick={() => props.onChoose(option.value)}
          >
            {option.label}
          </Chip>
        ))}
      </Chips>
    </Stack>
  )
}

function Told({ guide, search, stay, need }: Answered) {
  const { pool, insurance, person } = useInsured({ guide, search })
  const filing = need?.needed !== 'no'
  // Where no filing is needed, what it will come to, or that nobody can say, is told all the same.
  const situation = filing ? stay : 'none'
  return (
    <>
      {filing && stay === 'emergency' ? <Emergency pool={guide.pool} /> : null}
      {!filing || stay === undefined || stay === 'emergency' ? null : <HowToFile guide={guide} type={stay} />}
      {situation === undefined || search.place === undefined || pool === undefined || insurance === undefined ? null : (
        <Benefits
          pool={pool}
          place={search.place}
          insurance={insurance.insurance as Insurance}
          person={person}
          stay={situation}
        />
      )}
      {need?.where === 'home' || (search.place === undefined && stay === undefined) ? null : (
        <Claim guide={guide} insurance={insurance?.insurance ?? ''} label={insurance?.label ?? ''} />
      )}
    </>
  )
}

/** What the pool says of an emergency, in the words of its guide. */
function Emergency({ pool }: { pool: string }) {
  const sections = useQuery(serviceGuideQuery(pool)).data?.sections ?? []
  const said = sections
    .filter((section) => section.id === 'validity')
    .flatMap((section) => section.items.filter((item) => item.label?.includes('急诊')))
  return (
    <>
      {said.map((item) => (
        <Notice key={item.label} tone="good">
          <h2>{item.label}</h2>
          <p>{sentence(item.text)}</p>
          {item.source === undefined ? null : <BasisChip basis={item.source} />}
        </Notice>
      ))}
    </>
  )
}
