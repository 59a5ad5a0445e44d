/**
 * A visit keeps what its institution called it, in the words of the hospital interface, and visits of years ago have
 * nothing else. This file alone reads such a stored word outside the gateway.
 */

/** 家庭病床: a stay at home, which a pool may allow beside others (gateway contract, "Messages"). */
export function isHomeBed(visit: { medical_type: string }): boolean {
  return visit.medical_type.startsWith('71')
}
