import { Input, View } from '@tarojs/components'

import { Button } from './button'
import { Icon } from './icon'
import './search-box.scss'

interface Props {
  value: string
  /** What one may search by; also what a screen reader calls the line. */
  placeholder: string
  onChange: (value: string) => void
  /** Called when the search is started; without it every change counts. */
  onSearch?: () => void
}

/** A line to search with. */
export function SearchBox({ value, placeholder, onChange, onSearch }: Props) {
  return (
    <View className='search-box'>
      <View className='search-box__line'>
        <Icon name='search' className='search-box__icon' />
        <Input
          className='search-box__input'
          value={value}
          placeholder={placeholder}
          placeholderClass='search-box__placeholder'
          ariaLabel={placeholder}
          confirmType='search'
          onInput={(event) => onChange(event.detail.value)}
          onConfirm={onSearch}
        />
        {value !== '' && (
          <View className='search-box__clear' ariaRole='button' ariaLabel='清空' onClick={() => onChange('')}>
            <Icon name='close' />
          </View>
        )}
      </View>
      {onSearch && (
        <Button className='search-box__start' onClick={onSearch}>
          搜索
        </Button>
      )}
    </View>
  )
}
