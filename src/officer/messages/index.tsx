import { Screen } from '@/ui/screen'

export default function Page() {
  return <Screen heading='工作消息'>{null}</Screen>
}
