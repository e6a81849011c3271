import Taro, { useRouter } from '@tarojs/taro'
import type { Post } from 'domain/organisation/units'

import { useQuery } from '@/api/cache'
import { useWritten } from '@/features/draft/use-written'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { TextField } from '@/ui/field'
import { FootBar } from '@/ui/foot-bar'
import { KeptNote } from '@/ui/kept-note'
import { Loaded } from '@/ui/loaded'
import { Screen } from '@/ui/screen'

import { PostEditor } from '../parts/post-editor'
import { useSending } from '../parts/use-sending'

interface Invited {
  name: string
  phone: string
  posts: Post[]
}

/** Inviting somebody to posts in a unit. */
export default function InvitePage() {
  const { unit: id = '' } = useRouter().params
  const query = useQuery('admin', 'unit', { id })
  const written = useWritten<Invited>('invite', id, { name: '', phone: '', posts: [] })
  const { name, phone, posts } = written.value
  const { busy, errors, problem, refuse, send } = useSending()

  const invite = async () => {
    if (refuse({ ...(name.trim() ? {} : { name: '请写姓名' }), ...(posts.length > 0 ? {} : { posts: '请选岗位' }) })) return
    const made = await send('invite', { name: name.trim(), ...(phone.trim() ? { phone: phone.trim() } : {}), posts })
    if (!made) return
    written.drop()
    void Taro.redirectTo({ url: `/admin/invitation/index?id=${encodeURIComponent(made.id)}` })
  }
  return (
    <Screen
      lead='对方在微信里接受邀请后到岗；接受之前，什么也看不到。'
      foot={
        query.value && (
          <FootBar problem={problem}>
            <Button look='primary' busy={busy} onClick={() => void invite()}>
              生成邀请码
            </Button>
          </FootBar>
        )
      }
    >
      <KeptNote kept={written.kept} onDrop={written.drop} />
      <Loaded query={query}>
        {(unit) => (
          <Card>
            <TextField label='姓名' value={name} maxLength={20} error={errors.name} onChange={(name) => written.set({ name })} />
            <TextField label='手机号' optional keyboard='number' value={phone} maxLength={11} error={errors.phone} onChange={(phone) => written.set({ phone })} hint='填了手机号，只有验证过这个号码的微信能接受；邀请码传到别人手里也没有用。' />
            <PostEditor unit={unit} posts={posts} onChange={(posts) => written.set({ posts })} error={errors.posts} />
          </Card>
        )}
      </Loaded>
    </Screen>
  )
}
