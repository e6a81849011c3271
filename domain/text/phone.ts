/** A mobile number, or a landline with its area code. */
const NUMBER = /^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8})$/

/** Whether these digits can be anybody's number: well-formed, and not one digit over and over. */
export function isPhoneNumber(digits: string): boolean {
  return NUMBER.test(digits) && new Set(digits.slice(-7)).size > 1
}
