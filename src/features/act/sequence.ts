import type { Problem } from '@/api/contract'

/** A form as one of several taken one after another: what is sent goes on its way while the next one opens. */
export interface Sequence {
  /** 第2件，共20件 */
  words: string
  /** The signature drawn for this round, a local file; each appeal gets a file of its own from it. */
  signature: string | null
  setSignature: (path: string | null) => void
  /** Hears what is sent, as a command that can be repeated. */
  sent: (send: () => Promise<Problem | null>) => void
  skip: () => void
}
