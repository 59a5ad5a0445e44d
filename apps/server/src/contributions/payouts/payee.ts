/** Whom a payout goes to, as it is typed: heirs with their shares, and bank accounts. What is wrong is told by its number. */
import { problem, wholeShare } from '@yidi/contracts'
import type { HeirForm, PayoutAccountForm } from '@yidi/contracts'
import { accountProblem, plainAccountNumber, readIdNumber } from '@yidi/rules'
import type { Payee } from './payout.ts'

/** A bank account as it is kept. Throws `payout-account-not-valid`. */
export function readAccount({ bank, number, again }: PayoutAccountForm): Pick<Payee, 'bank' | 'number'> {
  const wrong = accountFault({ bank, number, ...(again === undefined ? {} : { again }) })
  if (wrong !== undefined) throw problem('payout-account-not-valid', wrong)
  return { bank: bank.trim(), number: plainAccountNumber(number) }
}

function accountFault(account: PayoutAccountForm): { what: string; remedy: string } | undefined {
  const found = accountProblem({ holder: 'self', ...account }, 'self')
  return found && { what: found.text, remedy: found.remedy }
}

/**
 * The heirs, in the order in which they were typed. Throws `heir-not-valid`, `heir-twice`, `heir-shares-not-whole`.
 */
export function readHeirs(
  heirs: readonly HeirForm[],
  today: string,
): (Payee & Pick<HeirForm, 'relation' | 'sharePpm'>)[] {
  const read = heirs.map((heir, index) => readHeir(heir, index + 1, today))
  for (const [second, heir] of read.entries()) {
    const first = read.findIndex((other) => keyOf(other) === keyOf(heir))
    if (first < second) throw problem('heir-twice', { first: first + 1, second: second + 1 })
  }
  const sum = read.reduce((total, { sharePpm }) => total + sharePpm, 0)
  if (sum !== wholeShare) throw problem('heir-shares-not-whole', { sum: percentText(sum) })
  return read
}

const keyOf = ({ name, idNumber, proof }: Payee): string => idNumber ?? `${name} ${proof ?? ''}`

function readHeir(heir: HeirForm, no: number, today: string): Payee & Pick<HeirForm, 'relation' | 'sharePpm'> {
  const wrong = (reason: string, remedy: string) => problem('heir-not-valid', { no, reason, remedy })
  const name = heir.name.trim()
  if (name === '') throw wrong('没有写姓名。', '请照证件写姓名。')
  const proof = heir.proof?.trim() ?? ''
  const typed = heir.idNumber?.trim() ?? ''
  if (typed === '' && proof === '') throw wrong('没有写证件。', '请填身份证号码；没有的，写别的证件名称和号码。')
  const idNumber = typed === '' ? undefined : readIdNumber(typed, today)
  if (idNumber !== undefined && 'fault' in idNumber) throw wrong(idNumber.fault, '请对照身份证逐位核对。')
  const { bank, number, again, relation, sharePpm } = heir
  const account = { bank, number, ...(again === undefined ? {} : { again }) }
  const fault = accountFault(account)
  if (fault !== undefined) throw wrong(`${fault.what}。`, `${fault.remedy}。`)
  return {
    ...{ name, relation, sharePpm },
    ...(idNumber === undefined ? { proof } : { idNumber: idNumber.idNumber }),
    ...{ bank: bank.trim(), number: plainAccountNumber(number) },
  }
}

/** Parts per million as percent, with as many decimals as are needed: 33.3333, 50. */
function percentText(ppm: number): string {
  const rest = String(ppm % 10_000)
    .padStart(4, '0')
    .replace(/0+$/, '')
  return `${String(Math.floor(ppm / 10_000))}${rest === '' ? '' : `.${rest}`}`
}
