import { invalidOperator } from '../errors'
import { isNothing, ofOne, ofSeveral, wrongType, type Operator } from './operator'

/** Arithmetic on which the library answers otherwise than MongoDB: nothing, one argument in an array, and what has no result. */

function numberIn(name: string, value: unknown): number {
  if (typeof value !== 'number') throw wrongType(name, value)
  return value
}

const ofNumber = (name: string, work: (value: number) => number): Operator => ofOne((value) => (isNothing(value) ? null : work(numberIn(name, value))))

const ofTwoNumbers = (name: string, work: (a: number, b: number) => number): Operator =>
  ofSeveral(name, 2, 2, (a, b) => (isNothing(a) || isNothing(b) ? null : work(numberIn(name, a), numberIn(name, b))))

/** The logarithm's argument, which must be above 0. */
function positive(name: string, value: number): number {
  if (value <= 0) throw invalidOperator(`${name} needs a number above 0, not ${value}`)
  return value
}

export const NUMBERS: Record<string, Operator> = {
  $abs: ofNumber('$abs', Math.abs),
  $ceil: ofNumber('$ceil', Math.ceil),
  $exp: ofNumber('$exp', Math.exp),
  $floor: ofNumber('$floor', Math.floor),
  $ln: ofNumber('$ln', (value) => Math.log(positive('$ln', value))),
  $log: ofTwoNumbers('$log', (value, base) => {
    if (base === 1) throw invalidOperator('$log has no base 1')
    return Math.log(positive('$log', value)) / Math.log(positive('$log', base))
  }),
  $log10: ofNumber('$log10', (value) => Math.log10(positive('$log10', value))),
  $mod: ofTwoNumbers('$mod', (value, divisor) => {
    if (divisor === 0) throw invalidOperator('$mod cannot divide by 0')
    return value % divisor
  }),
  $sqrt: ofNumber('$sqrt', (value) => {
    if (value < 0) throw invalidOperator('$sqrt needs a number not below 0')
    return Math.sqrt(value)
  }),
}
