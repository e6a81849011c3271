import Taro, { useRouter } from '@tarojs/taro'
import type { Post } from 'domain/organisation/units'
import type { OfficerView } from 'server/contract'

import { useQuery } from '@/api/cache'
import { useWritten } from '@/features/draft/use-written'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Columns } from '@/ui/columns'
import { Facts } from '@/ui/facts'
import { Field } from '@/ui/field'
import { FootBar } from '@/ui/foot-bar'
import { KeptNote } from '@/ui/kept-note'
import { Loaded } from '@/ui/loaded'
import { Screen } from '@/ui/screen'
import { TextArea } from '@/ui/text-area'
import { toast } from '@/ui/toast'

import { PostEditor } from '../parts/post-editor'
import { useSending } from '../parts/use-sending'
import { admin } from '../go'
import { postWords } from '../words'

const NOBODY = 'nobody'
const bare = ({ unit, role, grids }: Post): Post => ({ unit, role, ...(grids && grids.length > 0 ? { grids } : {}) })

/** One cadre: which posts, what is open, and leaving with it handed over. */
export default function PersonPage() {
  const { id = '', unit } = useRouter().params
  const query = useQuery('admin', 'officer', { id })
  return <Loaded query={query}>{(officer) => <PersonForm key={officer.id} officer={officer} unit={unit ?? officer.posts[0]!.unit} />}</Loaded>
}

interface Changed {
  /** The posts as one wants them, and over which ones: over others, that somebody gave meanwhile, it would take those back. */
  posts: { over: string; after: Post[] } | null
  reason: string
  heir: string
}

function PersonForm({ officer, unit }: { officer: OfficerView; unit: string }) {
  const here = useQuery('admin', 'unit', { id: unit })
  const written = useWritten<Changed>('person', officer.id, { posts: null, reason: '', heir: NOBODY })
  const { reason, heir } = written.value
  const held = officer.posts.map(bare)
  const over = JSON.stringify(held)
  const posts = written.value.posts?.over === over ? written.value.posts.after : held
  const { busy, errors, problem, refuse, send } = useSending()

  const lost = officer.posts.some((post) => !posts.some(({ unit: there, role }) => there === post.unit && role === post.role))
  const save = async (after: Post[]) => {
    if (refuse(reason.trim() ? {} : { reason: '请写原因，会留在变更记录里' })) return
    if (after.length === 0) {
      const { confirm } = await Taro.showModal({ title: `${officer.name}离岗？`, content: '收回全部岗位，在办的按您的选择移交。', confirmText: '离岗' })
      if (!confirm) return
    }
    const gives = after.length === 0 || lost
    if (!(await send('setPosts', { person: officer.id, posts: after, reason: reason.trim(), ...(gives && heir !== NOBODY ? { heir } : {}) }))) return
    written.drop()
    toast('已保存')
    admin.back()
  }
  return (
    <Screen
      wide
      heading={officer.name}
      foot={
        !officer.mine && (
          <FootBar problem={problem}>
            <Button look='danger' busy={busy} onClick={() => void save([])}>
              离岗
            </Button>
            <Button look='primary' busy={busy} disabled={posts.length === 0} onClick={() => void save(posts)}>
              保存岗位
            </Button>
          </FootBar>
        )
      }
    >
      <KeptNote kept={written.kept} onDrop={written.drop} />
      <Columns>
        <Card>
          <Facts facts={[['岗位', officer.posts.map(postWords).join('；')], ['手机号', officer.phone], ['等本人办的', `${officer.open}件`]]} />
        </Card>
        {officer.mine ? (
          <Callout tone='grey'>这是您自己。岗位要由另一位管理员调整。</Callout>
        ) : (
          <Card title='调整岗位'>
            <Loaded query={here} cards={1}>
              {(there) => <PostEditor unit={there} posts={posts} onChange={(after) => written.set({ posts: JSON.stringify(after) === over ? null : { over, after } })} error={errors.posts} />}
            </Loaded>
            {officer.open > 0 && (
              <Field label='在办的移交给谁' hint='离岗或减少岗位时用。接手的人不能是诉求人，也不能来自被反映的单位，碰到这样的会留给单位另定。' error={errors.heir}>
                <Choice label='接手的人' options={[{ value: NOBODY, words: '由单位联络员另定' }, ...officer.heirs.map(({ id, name }) => ({ value: id, words: name }))]} value={heir} onChange={(heir) => written.set({ heir })} />
              </Field>
            )}
            <TextArea label='原因' value={reason} maxLength={300} error={errors.reason} onChange={(reason) => written.set({ reason })} hint='如：调离、退休、分工调整' />
          </Card>
        )}
      </Columns>
    </Screen>
  )
}
