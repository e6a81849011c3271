import { Screen } from '@/ui/screen'

export default function Page() {
  return <Screen heading='诉求办理'>{null}</Screen>
}
