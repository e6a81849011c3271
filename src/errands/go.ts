import { to } from '@/features/go'

/** The pages of errands. `door`: written down by a commissioner for somebody. */
export const errands = {
  ask: (door = false) => to('/errands/ask/index', { door: door ? 'yes' : undefined }),
  errand: (id: string) => to('/errands/errand/index', { id }),
}
