import type { DistrictTree, Me } from 'server/contract'

export interface PlaceNames {
  township: { id: string; name: string }
  village: DistrictTree['townships'][number]['villages'][number]
}

/** The village of an id with its township; null when the district has none. */
export function findVillage(tree: DistrictTree, id: string | undefined): PlaceNames | null {
  for (const township of tree.townships) {
    const village = township.villages.find((one) => one.id === id)
    if (village) return { township, village }
  }
  return null
}

/** How a village is called where there may be another of its name. */
export const placeWords = ({ township, village }: PlaceNames) => `${township.name} ${village.name}`

/** Units a person may name in an appeal about a village: it, its township, the departments. */
export function unitsAbout(tree: DistrictTree, village: string | undefined): { id: string; name: string }[] {
  const names = findVillage(tree, village)
  const near = names ? [names.village, names.township] : []
  return [...near, ...tree.departments].map(({ id, name }) => ({ id, name }))
}

/** Where a cadre's own posts are: their village, with the grid where there is only one; else the township they work in. */
export function ownPlace(tree: DistrictTree, posts: Me['posts']): { village?: string; grid?: string; township?: string } {
  const post = posts.find(({ unit }) => findVillage(tree, unit))
  if (post) return { village: post.unit, ...(post.grids.length === 1 && { grid: post.grids[0] }) }
  const township = tree.townships.find(({ id }) => posts.some(({ unit }) => unit === id))
  return township ? { township: township.id } : {}
}

/** The grids of a village; empty where it has none, or none is chosen yet. */
export function gridsOf(tree: DistrictTree, village: string | undefined): readonly { id: string; name: string }[] {
  return tree.townships.flatMap(({ villages }) => villages).find(({ id }) => id === village)?.grids ?? []
}
