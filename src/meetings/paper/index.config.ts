export default definePageConfig({ navigationBarTitleText: '议题材料' })
