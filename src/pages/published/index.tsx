import { Screen } from '@/ui/screen'

export default function Page() {
  return <Screen heading='办理结果公开'>{null}</Screen>
}
