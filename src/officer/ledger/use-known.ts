import type { LedgerFilter } from 'domain/ledger/filter'
import type { Folders } from 'server/contract'

import { useQuery } from '@/api/cache'

import type { Known } from './fields'

const NONE = {}

/** What a filter's choices and words are made of; asked for once somebody chooses, or once a word is needed. */
export function useKnown(whole: Folders | null, filter: LedgerFilter, choosing: boolean): Known {
  const unit = whole?.unit
  const tree = useQuery('account', 'district', choosing || filter.township || filter.village || filter.grid || filter.lead ? NONE : null).value
  const tags = useQuery('casework', 'tags', choosing || filter.tag ? NONE : null).value?.tags ?? []
  const people = useQuery('casework', 'folders', unit && (choosing || filter.handler) ? { unit, by: 'handler' } : null).value?.folders ?? []
  const handlers = people.flatMap(({ id, name }) => (id === null ? [] : [{ id, name }]))
  return { ledger: whole?.units.find(({ id }) => id === unit)?.ledger, unit, tree, tags, handlers }
}
