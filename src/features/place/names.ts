import type { DistrictTree } from 'server/contract'

export interface PlaceNames {
  township: { id: string; name: string }
  village: { id: string; name: string }
}

/** The village of an id with its township; null when the district has none. */
export function findVillage(tree: DistrictTree, id: string | undefined): PlaceNames | null {
  for (const township of tree.townships) {
    const village = township.villages.find((one) => one.id === id)
    if (village) return { township, village }
  }
  return null
}

/** Units a person may name in an appeal about a village: it, its township, the departments. */
export function unitsAbout(tree: DistrictTree, village: string | undefined): { id: string; name: string }[] {
  const names = findVillage(tree, village)
  const near = names ? [names.village, names.township] : []
  return [...near, ...tree.departments].map(({ id, name }) => ({ id, name }))
}
