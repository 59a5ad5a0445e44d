/** The bank account that a claim is paid to: a slip of one digit would send the money to a stranger, or back. */
import { addTo } from './claim.ts'
import type { Checking, ClaimAccount, ClaimApplicant, ClaimProblem } from './claim.ts'

/** A number as it is compared and stored: digits and letters of one width, without what people put between them. */
export function plainAccountNumber(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Pd}]/gu, '')
}

/** Whether a number is a bank card's: 16 to 19 digits of which the last fits the others (Luhn). */
export function bankCard(number: string): boolean {
  const plain = plainAccountNumber(number)
  if (!/^[3-9]\d{15,18}$/.test(plain)) return false
  let sum = 0
  for (const [index, digit] of [...plain].reverse().entries()) {
    const value = index % 2 === 1 ? Number(digit) * 2 : Number(digit)
    sum += value > 9 ? value - 9 : value
  }
  return sum % 10 === 0
}

/** Numbers that begin so and are so long are cards and nothing else (银联卡). */
const ONLY_A_CARD = /^62\d{14,17}$/

/** Account numbers that no bank has shorter or longer. */
const POSSIBLE = /^\d{6,32}$/

/**
 * What is wrong with an account; undefined where nothing is. A card is known by its check digit; any other number must have been
 * typed twice. The agent's account needs an agent.
 */
export function accountProblem(account: ClaimAccount, applicant: ClaimApplicant): ClaimProblem | undefined {
  const problems: ClaimProblem[] = []
  checkAccount(account, applicant, addTo(problems))
  return problems[0]
}

function checkAccount(account: ClaimAccount, applicant: ClaimApplicant, add: Checking['add']): void {
  const number = plainAccountNumber(account.number)
  const again = plainAccountNumber(account.again ?? '')
  if (account.bank.trim() === '')
    add('blocks', 'bank-missing', 'account.bank', '没有写开户行', '写到支行，例如 中国银行杭州某支行')
  if (account.holder === 'agent' && applicant !== 'agent')
    add(
      'blocks',
      'account-of-nobody',
      'account.holder',
      '户主选了代办人，但这次是本人办理',
      '户主改成本人；要付给代办人的，请选“替别人办”',
    )
  if (!POSSIBLE.test(number))
    add(
      'blocks',
      'account-number-wrong',
      'account.number',
      `账号“${number.slice(0, 40)}”不是银行账号`,
      '账号是6到32位数字，请照银行卡或存折逐位核对',
    )
  else if (ONLY_A_CARD.test(number) && !bankCard(number))
    add('blocks', 'card-number-wrong', 'account.number', '银行卡号不对，有一位或几位填错了', '请照银行卡逐位核对')
  else if (again !== '' && again !== number)
    add('blocks', 'account-differs', 'account.again', '两次填的账号不一样', '请照银行卡或存折逐位核对')
  else if (again === '' && !bankCard(number))
    add(
      'blocks',
      'account-not-repeated',
      'account.again',
      '这不是银行卡号，要再填一遍',
      '照存折再填一遍账号；是银行卡的，请核对卡号',
    )
}
