import { increase, outside } from './conditions'
import { collection } from './database'

const leases = collection<{ _id: string; owner: string; until: number; terms: number }>('leases')

/** How long a holder that was killed keeps the others out. */
export const LEASE_MS = 60_000

export interface Lease {
  /** Holds on for another term; false when it ran out and somebody else took it, and then the holder must stop. */
  renew(): Promise<boolean>
  release(): Promise<void>
}

/**
 * Takes a lease that one owner holds at a time, or null while another one does. A lease that runs
 * out much later than a term from now was taken before the clock was put back, and is no lease.
 */
export async function takeLease(name: string, owner: string, now: () => number): Promise<Lease | null> {
  const until = () => now() + LEASE_MS
  const taken =
    (await leases.update({ _id: name, until: outside(now(), now() + 2 * LEASE_MS) }, { owner, until: until(), terms: increase(1) })) === 1 ||
    (await leases.insertNew({ _id: name, owner, until: until(), terms: 1 }))
  if (!taken) return null
  return {
    // The count makes every renewal a change, also of a lease taken in the same millisecond.
    renew: async () => (await leases.update({ _id: name, owner }, { until: until(), terms: increase(1) })) === 1,
    release: async () => {
      await leases.update({ _id: name, owner }, { owner: '', until: 0 })
    },
  }
}
