import { Row, Rows } from '@/ui/row'
import { Screen } from '@/ui/screen'

import { papers } from '../go'

/** The ways to hear of appeals that nobody brings by themselves. */
export default function HubPage() {
  return (
    <Screen lead='群众没来说的，我们去问、去收。每一条都登记成诉求，从初审走起。'>
      <Rows>
        <Row icon='edit' title='问卷' note='出题、发到村（社区）、看结果' onClick={papers.questionnaires} />
        <Row icon='list' title='表格导入' note='把登记好的 Excel 表一次导入' onClick={() => papers.importSheet()} />
        <Row icon='place' title='二维码' note='做码、打印张贴，扫码就能反映' onClick={papers.codes} />
      </Rows>
    </Screen>
  )
}
