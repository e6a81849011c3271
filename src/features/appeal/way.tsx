import { View } from '@tarojs/components'
import type { AppealPage, Attachment } from 'server/contract'

import { dayWords, momentWords } from '@/features/days'
import { Thumbnails } from '@/ui/photos'
import { Timeline, type Moment } from '@/ui/timeline'
import './way.scss'

/** Says of photos that are hidden from whoever looks why they are not there. */
export function Hidden({ files }: { files: readonly Attachment[] }) {
  return files.map(({ id, url, held }) => !url && held && <View key={id} className='way__hidden'>{held.words}</View>)
}

type Seen = Pick<AppealPage, 'timeline' | 'future'>

/** The appeal's way: each step in a sentence with what was written and added, then what is still to come. */
export function Way({ page }: { page: Seen }) {
  const past = page.timeline.map<Moment>((item) => ({
    key: `${item.seq}`,
    words: item.sentence,
    when: momentWords(item.at),
    state: 'past',
    note: (item.texts.length > 0 || item.attachments.length > 0) && (
      <>
        {item.texts.map(([label, text]) => (
          <View key={label}>
            {label}：{text}
          </View>
        ))}
        <Thumbnails sources={item.attachments.flatMap(({ url }) => url ?? [])} />
        <Hidden files={item.attachments} />
      </>
    ),
  }))
  const future = page.future.map<Moment>((step, index) => ({
    key: `future-${index}`,
    words: step.words,
    when: step.by ? `${dayWords(step.by)}前` : undefined,
    state: index === 0 ? 'now' : 'future',
  }))
  return <Timeline moments={[...past, ...future]} />
}
