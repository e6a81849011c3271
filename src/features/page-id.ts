import { useMemo } from 'react'
import { useRouter } from '@tarojs/taro'

/** The id that a page was opened with, as the input of its query: the same object for as long as the id is the same. */
export function usePageId(): { id: string } {
  const { id = '' } = useRouter().params
  return useMemo(() => ({ id: decodeURIComponent(id) }), [id])
}
