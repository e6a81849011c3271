import { Screen } from '@/ui/screen'

export default function Page() {
  return <Screen heading='我的诉求'>{null}</Screen>
}
