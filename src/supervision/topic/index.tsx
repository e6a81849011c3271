import { usePageId } from '@/features/page-id'

import { TopicView } from './view'

/** One topic on a page of its own. */
export default function TopicPageView() {
  return <TopicView {...usePageId()} />
}
