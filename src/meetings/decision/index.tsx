import { usePageId } from '@/features/page-id'

import { DecisionView } from './view'

/** One decision on a page of its own. */
export default function DecisionPageView() {
  return <DecisionView {...usePageId()} />
}
