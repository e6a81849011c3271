import { noteRebuild, rebuildState } from '../store/rebuild'
import { likeness } from '../store/likeness'
import { oneOf } from '../store/conditions'
import { tables } from '../store/tables'
import { indexAppeals } from './likeness'

/** Rows a slice: few enough for the answers of one request, many enough for a hundred thousand in an hour's minutes. */
const SLICE = 200

/**
 * Goes on with building the index of likeness anew, as is asked for after a restore: the index is a collection
 * like any other and may come back older than the appeals. Slice by slice while `mayGoOn`;
 * what is left is the next minute's. Answers how many rows it looked at; one request when nothing is asked for.
 */
export async function rebuild(mayGoOn: () => boolean): Promise<number> {
  let seen = 0
  for (let state = await rebuildState(); state && mayGoOn(); state = await rebuildState()) {
    const page = await (state.phase === 'fill' ? fillFrom(state.cursor) : cleanFrom(state.cursor))
    seen += page.count
    const n = state.n + page.count
    if (page.next !== null) await noteRebuild(state, { phase: state.phase, cursor: page.next, n })
    else await noteRebuild(state, state.phase === 'fill' ? { phase: 'clean', cursor: null, n } : null)
  }
  return seen
}

interface Slice {
  count: number
  next: string | null
}

async function fillFrom(cursor: string | null): Promise<Slice> {
  const { items, next } = await tables.appeals.page({ where: {}, order: [], limit: SLICE, cursor })
  await indexAppeals(items.map(({ code }) => code))
  return { count: items.length, next }
}

/** Takes out what is of no appeal: rows of a later day than the one that was restored. */
async function cleanFrom(cursor: string | null): Promise<Slice> {
  const { items, next } = await likeness.pageWithout(['keys'], { where: {}, order: [], limit: SLICE, cursor })
  const appeals = await tables.appeals.byIds(items.map(({ _id }) => _id))
  const strays = items.filter(({ _id }) => !appeals.has(_id)).map(({ _id }) => _id)
  if (strays.length > 0) await likeness.remove({ _id: oneOf(strays) })
  return { count: items.length, next }
}

