import { REGIONS } from './regions'

/** What a picker of one mode offers, and how its columns speak to the program. */
export interface PickerMode {
  columns: string[][]
  chosen: number[]
  /** The columns after a choice, where one decides what the next offers; null leaves them. */
  after?(chosen: readonly number[]): string[][]
  /** `detail` of the change event. */
  detail(chosen: readonly number[]): Record<string, unknown>
}

type Prop = <T>(name: string, otherwise: T) => T

const two = (value: number) => String(value).padStart(2, '0')
const run = (from: number, to: number) => Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)

function label(item: unknown, key: string): string {
  return String(typeof item === 'object' && item !== null ? (item as Record<string, unknown>)[key] ?? '' : item)
}

function selector(prop: Prop): PickerMode {
  const key = prop('range-key', '')
  return { columns: [prop<unknown[]>('range', []).map((item) => label(item, key))], chosen: [prop('value', 0)], detail: ([index]) => ({ value: index ?? 0 }) }
}

function multiSelector(prop: Prop): PickerMode {
  const key = prop('range-key', '')
  const columns = prop<unknown[][]>('range', []).map((list) => list.map((item) => label(item, key)))
  const value = prop<number[]>('value', [])
  return { columns, chosen: columns.map((_, column) => value[column] ?? 0), detail: (chosen) => ({ value: [...chosen] }) }
}

function time(prop: Prop): PickerMode {
  const [hour = 0, minute = 0] = prop('value', '00:00').split(':').map(Number)
  return {
    columns: [run(0, 23).map((value) => `${two(value)}时`), run(0, 59).map((value) => `${two(value)}分`)],
    chosen: [hour, minute],
    detail: ([h = 0, m = 0]) => ({ value: `${two(h)}:${two(m)}` }),
  }
}

/** Years, months and days between `start` and `end`; `fields` says how fine. */
function date(prop: Prop): PickerMode {
  const parts = (text: string) => text.split('-').map(Number)
  const [firstYear = 1970, firstMonth = 1, firstDay = 1] = parts(prop('start', '1970-01-01'))
  const [lastYear = 2100, lastMonth = 12, lastDay = 31] = parts(prop('end', '2100-12-31'))
  const depth = { year: 1, month: 2, day: 3 }[prop('fields', 'day')] ?? 3
  const today = new Date()
  const [year = 1970, month = 1, day = 1] = parts(prop('value', `${today.getFullYear()}-${today.getMonth() + 1}-${today.getDate()}`))

  const years = run(firstYear, lastYear)
  const monthsOf = (y: number) => run(y === firstYear ? firstMonth : 1, y === lastYear ? lastMonth : 12)
  const daysOf = (y: number, m: number) => {
    const length = new Date(y, m, 0).getDate()
    return run(y === firstYear && m === firstMonth ? firstDay : 1, y === lastYear && m === lastMonth ? Math.min(lastDay, length) : length)
  }
  const numbers = ([y = 0, m = 0]: readonly number[]): number[][] => {
    const chosenYear = years[y] ?? firstYear
    const months = monthsOf(chosenYear)
    return [years, months, daysOf(chosenYear, months[m] ?? months.at(-1) ?? 1)].slice(0, depth)
  }
  const texts = (lists: number[][]) => lists.map((list, column) => list.map((value) => `${value}${'年月日'[column] ?? ''}`))
  const yearAt = Math.max(0, years.indexOf(year))
  const monthAt = Math.max(0, monthsOf(years[yearAt] ?? firstYear).indexOf(month))
  const start = [yearAt, monthAt, Math.max(0, (numbers([yearAt, monthAt])[2] ?? []).indexOf(day))].slice(0, depth)
  return {
    columns: texts(numbers(start)),
    chosen: start,
    after: (chosen) => texts(numbers(chosen)),
    detail: (chosen) => ({ value: numbers(chosen).map((list, column) => two(list[chosen[column] ?? 0] ?? 1)).join('-') }),
  }
}

/** Province, city, county out of a small sample, as a stand-in for WeChat's own list. */
function region(prop: Prop): PickerMode {
  const value = prop<string[]>('value', [])
  const provinces = Object.keys(REGIONS)
  const lists = ([p = 0, c = 0]: readonly number[]): string[][] => {
    const cities = REGIONS[provinces[p] ?? ''] ?? {}
    return [provinces, Object.keys(cities), [...(cities[Object.keys(cities)[c] ?? ''] ?? [])]]
  }
  const provinceAt = Math.max(0, provinces.indexOf(value[0] ?? ''))
  const cityAt = Math.max(0, (lists([provinceAt])[1] ?? []).indexOf(value[1] ?? ''))
  const start = [provinceAt, cityAt, Math.max(0, (lists([provinceAt, cityAt])[2] ?? []).indexOf(value[2] ?? ''))]
  return {
    columns: lists(start),
    chosen: start,
    after: lists,
    detail: (chosen) => ({ value: lists(chosen).map((list, column) => list[chosen[column] ?? 0] ?? ''), code: [], postcode: '' }),
  }
}

/** One row per `mode` of the picker. */
export const PICKER_MODES: Readonly<Record<string, (prop: Prop) => PickerMode>> = { selector, multiSelector, time, date, region }
