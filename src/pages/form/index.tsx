import { Screen } from '@/ui/screen'

export default function Page() {
  return <Screen heading='我要反映'>{null}</Screen>
}
