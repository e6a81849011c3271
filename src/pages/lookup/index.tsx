import { Screen } from '@/ui/screen'

export default function Page() {
  return <Screen heading='凭编码查询'>{null}</Screen>
}
