import { type Counts, sumOf } from './figures'

/** How many of the latest changes a figure remembers, so that one delivered twice counts once. */
export const REMEMBERED = 300

/** A figure as it is kept, with the ids of the latest changes that went into it. */
export interface Kept<C = Counts> {
  counts: C
  applied: readonly string[]
}

/** One change of a figure, by the id of what caused it. */
export interface Change<C = Counts> {
  id: string
  counts: C
}

/** The changes that a figure does not hold yet, each once. */
export function freshOf<C>(applied: readonly string[], changes: readonly Change<C>[]): Change<C>[] {
  return [...new Map(changes.map((change) => [change.id, change])).values()].filter(({ id }) => !applied.includes(id))
}

/** The figure with the changes that it does not hold yet; the very same one when it holds them all. */
export function addTo<K extends Kept<Partial<Record<string, number>>>>(figure: K, changes: readonly Change<K['counts']>[]): K {
  const fresh = freshOf(figure.applied, changes)
  if (fresh.length === 0) return figure
  return { ...figure, counts: sumOf([figure.counts, ...fresh.map(({ counts }) => counts)]), applied: [...figure.applied, ...fresh.map(({ id }) => id)].slice(-REMEMBERED) }
}
