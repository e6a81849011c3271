import { useState } from 'react'

import { useQuery } from '@/api/cache'
import { dayWords } from '@/features/days'
import { lastPlace, rememberPlace } from '@/features/filing/last'
import { go } from '@/features/go'
import { ResidentScreen } from '@/features/help/resident-screen'
import { findVillage, placeWords } from '@/features/place/names'
import { PlacePicker } from '@/features/place/place-picker'
import { Button } from '@/ui/button'
import { Loaded } from '@/ui/loaded'
import { Row, Rows } from '@/ui/row'
import { Stack } from '@/ui/stack'
import { EmptyState } from '@/ui/states'

/** What is asked in one's village now. */
export default function AskedPage() {
  const [village, setVillage] = useState(lastPlace()?.village)
  const [picking, setPicking] = useState(false)
  const district = useQuery('account', 'district', {}).value
  const place = district && findVillage(district, village)
  const asked = useQuery('appeal', 'asked', village ? { village } : null)
  const choose = (chosen: string) => {
    rememberPlace(chosen)
    setVillage(chosen)
  }
  return (
    <ResidentScreen
      heading='村里想听您的意见'
      lead={place ? placeWords(place) : '先选您所在的村（社区）。'}
      over={district && <PlacePicker tree={district} open={picking} onClose={() => setPicking(false)} onPicked={choose} />}
    >
      {village && (
        <Loaded query={asked}>
          {(items) =>
            items.length > 0 ? (
              <Rows>
                {items.map(({ id, title, questions, endsOn, answered }) => (
                  <Row key={id} icon='edit' title={title} note={answered ? '您已经答过了，谢谢' : `${questions.length}道题，${dayWords(endsOn)}前答`} onClick={answered ? undefined : () => go.answer(id)} />
                ))}
              </Rows>
            ) : (
              <EmptyState icon='list' title='现在没有问卷' note='有新的问卷会出现在这里和首页。' />
            )
          }
        </Loaded>
      )}
      <Stack>
        <Button look={village ? 'quiet' : 'primary'} icon='place' disabled={!district} onClick={() => setPicking(true)}>
          {village ? '换一个村（社区）' : '选村（社区）'}
        </Button>
      </Stack>
    </ResidentScreen>
  )
}
