import { AtSearchBar } from 'taro-ui'

import './search-box.scss'

interface Props {
  value: string
  placeholder: string
  onChange: (value: string) => void
  /** Called when the search is started; without it every change counts. */
  onSearch?: () => void
}

/** A line to search with. */
export function SearchBox({ value, placeholder, onChange, onSearch }: Props) {
  return (
    <AtSearchBar
      className={`search-box ${onSearch ? '' : 'search-box--plain'}`}
      value={value}
      placeholder={placeholder}
      onChange={onChange}
      onClear={() => onChange('')}
      onActionClick={onSearch ?? (() => undefined)}
      onConfirm={onSearch ?? (() => undefined)}
      showActionButton={Boolean(onSearch)}
    />
  )
}
