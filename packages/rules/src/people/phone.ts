/** Telephone numbers of people. */

/** A mobile number of mainland China as it is dialled: eleven digits, the second of them three or more. */
const MOBILE = /^1[3-9]\d{9}$/
/** Area code and number of a fixed line, written as one. */
const FIXED_LINE = /^0\d{9,11}$/

/** Whether this is a mobile number that can be. */
export function isMobile(text: string): boolean {
  return MOBILE.test(text)
}

/** Whether this is a mobile number or a fixed line with its area code; spaces and hyphens do not count. */
export function isPhone(text: string): boolean {
  const digits = text.replaceAll(/[\s-]/g, '')
  return isMobile(digits) || FIXED_LINE.test(digits)
}
