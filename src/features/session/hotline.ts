import { useMe } from './me'

/** The government service line, the same number everywhere in the country: what to dial before the district's own is known. */
const NATIONAL = '12345'

/** The number that residents call, also when nothing was ever loaded. */
export function useHotline(): string {
  return useMe()?.hotline ?? NATIONAL
}
