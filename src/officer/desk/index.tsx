import { Screen } from '@/ui/screen'

export default function Page() {
  return <Screen heading='工作台'>{null}</Screen>
}
