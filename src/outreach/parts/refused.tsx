import type { Problem } from '@/api/contract'
import { Callout } from '@/ui/callout'

/** That something was not received, and why: by its fields where it has some, else in the words of the problem. */
export function Refused({ problem }: { problem: Pick<Problem, 'message' | 'fields'> }) {
  return (
    <Callout tone='red' title='没有收下'>
      {Object.values(problem.fields ?? {}).join('；') || problem.message}
    </Callout>
  )
}
