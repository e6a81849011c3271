import { Screen } from '@/ui/screen'
import { Skeleton } from '@/ui/skeleton'
import { UnreadState } from '@/ui/states'

import { enter, useMeProblem } from './me'

/** A page that cannot begin before it is known who holds the phone: grey shapes, or why it is not known and a way on. */
export function MeAwaited({ cards }: { cards?: number }) {
  const problem = useMeProblem()
  return <Screen>{problem ? <UnreadState problem={problem} onRetry={() => void enter()} /> : <Skeleton cards={cards} />}</Screen>
}
