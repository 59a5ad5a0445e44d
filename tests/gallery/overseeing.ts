/** 稽核 of the gallery: a case in which a person is heard, one decided against a hospital, what is owed back, points, what is public. */
import type { CaseMessage, PublicationsMessage, ReclaimMessage } from '@yidi/contracts'
import type { Doors } from './doors.ts'

const inspects = 'staff inspect-330100'
const inspectsToo = 'staff inspect2-330100'
const institution = 'H33010000001'
const basis = '浙人社发〔2016〕113号 第四十二条'
const cases = '/api/desk/cases'

interface About {
  personNo: string
  settlement: string
}

/** Opened, looked into, proposed and decided by another, with these consequences. */
async function decide(doors: Doors, opening: object, consequences: readonly object[]): Promise<string> {
  const { caseId } = await doors.send<CaseMessage>(inspects, cases, opening)
  const at = `${cases}/${caseId}`
  await doors.send(inspects, `${at}/look`, { words: '调取住院病历和费用明细' })
  await doors.send(inspects, `${at}/propose`, { consequences, basis, words: '病历和明细对得上，属实' })
  await doors.send(inspectsToo, `${at}/decide`, { words: '同意' })
  return caseId
}

/** A person of whom 追回 is asked is `person`. */
export async function oversee(doors: Doors, [one, two]: readonly About[]) {
  const opened = await doors.send<CaseMessage>(inspects, cases, {
    ...{ subjectKind: 'person', subject: one!.personNo, matter: '一个月内在两家机构重复配同一种药' },
  })
  const heard = opened.caseId
  await doors.send(inspects, `${cases}/${heard}/look`, { words: '调取两家机构的明细' })
  await doors.send(inspects, `${cases}/${heard}/interim`, {
    ...{ kind: 'person-suspended', until: '2026-12-31', basis, words: '核查期间先暂停直接结算' },
  })
  await doors.send(inspects, `${cases}/${heard}/ask`, { held: '五月在甲、乙两家机构配同一种药，请说明原因', days: 5 })
  const decided = await decide(
    doors,
    { subjectKind: 'institution', subject: institution, matter: '同一项检查一天收费两次' },
    [
      { kind: 'interview', day: '2026-12-01' },
      { kind: 'recovery', amountFen: 100_000 },
    ],
  )
  const order = async (
    caseId: string,
    debtorKind: string,
    debtor: string,
    { personNo, settlement }: About,
    amount: string,
  ) =>
    (
      await doors.send<ReclaimMessage>(inspects, '/api/desk/recoveries', {
        ...{
          caseId,
          debtorKind,
          debtor,
          limitDay: '2026-12-31',
          document: `杭医保追〔2026〕${amount.length}号（虚构）`,
        },
        lines: [{ personNo, settlementId: settlement, amount }],
      })
    ).orderId
  const recovery = await order(decided, 'institution', institution, two!, '800.00')
  await doors.send('staff finance-330100', `/api/desk/recoveries/${recovery}/receive`, {
    ...{ amount: '300.00', reference: 'BANK20260627000031', day: doors.server.platform.clock.today() },
  })
  const against = await decide(
    doors,
    { subjectKind: 'person', subject: two!.personNo, matter: '把社会保障卡借给别人住院' },
    [{ kind: 'recovery', amountFen: 1_234_50 }],
  )
  await order(against, 'person', two!.personNo, two!, '1234.50')
  const doctor = 'D330100000001'
  const ofDoctor = await decide(
    doors,
    { subjectKind: 'doctor', subject: doctor, institution, matter: '没有指征重复开检查' },
    [{ kind: 'points', points: 4 }],
  )
  await doors.send(inspects, '/api/desk/doctors/points', {
    ...{ caseId: ofDoctor, institution, doctor, breach: 'over-treatment', reason: '没有指征重复开检查' },
  })
  const choose = async (caseId: string, words: string): Promise<string> => {
    const { publications } = await doors.send<PublicationsMessage>(inspects, '/api/desk/publications', {
      caseId,
      words,
    })
    return publications.find((one) => one.caseId === caseId)!.publicationId
  }
  const released = await choose(decided, '同一项检查一天收费两次，约谈并责令退回。')
  await doors.send(inspectsToo, `/api/desk/publications/${released}/release`, {})
  await choose(against, '把社会保障卡借给别人住院，责令退回。')
  return { heard, decided, recovery, owes: two!.personNo, heardPerson: one!.personNo }
}
