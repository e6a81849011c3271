import { Screen } from '@/ui/screen'

export default function Page() {
  return <Screen heading='设置'>{null}</Screen>
}
