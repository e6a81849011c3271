import { usePageId } from '@/features/page-id'

import { ErrandView } from './view'

/** One errand on a page of its own. */
export default function ErrandPageView() {
  return <ErrandView {...usePageId()} />
}
