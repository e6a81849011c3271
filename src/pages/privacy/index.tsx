import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'

import { ResidentScreen } from '@/features/help/resident-screen'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'

/** What happens with one's data, by what one wants to know. */
const NOTICE: readonly (readonly [title: string, lines: readonly string[]])[] = [
  ['收集什么', ['您写的事情、地点、照片，您的姓名和电话（匿名可以不留），您的签名。', '只在您自己填写、拍照、说话、授权的时候收集，不在后台收集，不记录行踪。']],
  ['用来做什么', ['只用来核实、办理、回访您反映的事，并把进展告诉您。', '不用于别的事，不给商业机构。']],
  ['谁能看到', ['只有办这件事的工作人员能看到。姓名和电话平时只显示一部分，看完整号码要写明用途，并留下记录。', '反映单位或干部的，被反映的单位看不到。', '依法转给别的机关办理的，会告诉您。', '公开结果时不写姓名、电话和门牌。', '照片和要公开的文字，交微信做内容安全检查。']],
  ['保存多久', ['办结以后保存十年（区里另有规定的，按规定），到期自动清除您写的话、姓名、电话、照片和签名。帮办、问卷里的也一样。', '每一件保存到哪天，在“系统里有我的什么信息”里看。']],
  ['怎么保管', ['姓名和电话加密保存；照片里的拍摄地点等信息自动去掉；办理记录防改动，随时可以核对。', '草稿只存在您这台手机上。']],
  ['您可以', ['撤回诉求；补充、更正您写的内容；看谁看过您的电话，复制一份，注销账号。', '要求删除姓名、电话和照片。', '不同意使用相机、相册或麦克风，也可以只打字提交。', '打下面的电话提出，或者到村（社区）、乡镇（街道）中心办理。']],
]

/** The privacy notice, in plain words; WeChat's own contract a tap away. */
export default function PrivacyPage() {
  return (
    <ResidentScreen heading='您的信息怎么用'>
      {NOTICE.map(([title, lines]) => (
        <Card key={title} title={title}>
          {lines.map((line) => (
            <View key={line}>· {line}</View>
          ))}
        </Card>
      ))}
      <Button look='plain' icon='eye' onClick={() => Taro.openPrivacyContract({ fail: () => undefined })}>
        看《用户隐私保护指引》全文
      </Button>
    </ResidentScreen>
  )
}
