import type { Seal } from '../disk/seal'
import type { Clock } from '../service'
import type { CloudPath } from './path'

/** Temporary addresses: whoever holds one may do the one thing with the one file until it expires on the local clock. */
export interface Addresses {
  make(use: Use, path: CloudPath, seconds: number): { url: string; signature: string; expires: number }
  /** Whether a signature stands for this use of this file, and is not out of date. */
  allows(use: Use, path: CloudPath, signature: string, expires: number): boolean
}

export type Use = 'read' | 'write'

/** Addresses under `base`, such as `http://127.0.0.1:4000`. The path stands in them unescaped: the SDK escapes it. */
export function openAddresses(base: string, seal: Seal, clock: Clock): Addresses {
  const sealed = (use: Use, path: CloudPath, expires: number): string => `${use}\n${path}\n${expires}`
  return {
    make: (use, path, seconds) => {
      const expires = Math.floor(clock.now() / 1000) + seconds
      const signature = seal.of(sealed(use, path, expires))
      return { url: `${base}/storage/${path}?sign=${signature}&t=${expires}`, signature, expires }
    },
    allows: (use, path, signature, expires) => expires * 1000 >= clock.now() && seal.matches(sealed(use, path, expires), signature),
  }
}
