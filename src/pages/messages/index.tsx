import { Screen } from '@/ui/screen'

export default function Page() {
  return <Screen heading='消息'>{null}</Screen>
}
