import { useEffect, useState } from 'react'
import type { ScannedPlace } from 'server/contract'

import { ask } from '@/api/call'

/** Said where a code tells nothing that its own words explain. */
const UNKNOWN = '这个码认不出来，请自己选择地方'

export type Scanned = { is: 'none' } | { is: 'asking'; scene: string } | { is: 'place'; scene: string; place: ScannedPlace } | { is: 'wrong'; words: string }

/** The place of the code that opened the page. Without a network it stays asked for: what the phone reads of it stands. */
export function useScanned(param: string | undefined): Scanned {
  const scene = decodeURIComponent(param ?? '')
  const [scanned, setScanned] = useState<Scanned>(scene ? { is: 'asking', scene } : { is: 'none' })
  useEffect(() => {
    if (!scene) return
    void ask('appeal', 'scanned', { scene }).then((answer) => {
      if (answer.ok) return setScanned({ is: 'place', scene, place: answer.value })
      const words = answer.problem.fields?.scene
      if (answer.problem.code === 'INVALID') setScanned({ is: 'wrong', words: words?.includes('码') ? words : UNKNOWN })
    })
  }, [scene])
  return scanned
}
