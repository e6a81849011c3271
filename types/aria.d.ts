import '@tarojs/components'

declare module '@tarojs/components/types/common' {
  /** What `config/aria` lets every component carry and Taro does not declare. */
  interface StandardProps {
    ariaRole?: string
    ariaLabel?: string
    ariaHidden?: boolean
    ariaChecked?: boolean
    ariaDisabled?: boolean
  }
}
