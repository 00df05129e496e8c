'use client'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { paths } from '#lib/shared/paths.ts'
import { countText } from '../_ui/count-text.ts'
import { Dialog } from '../_ui/dialog.client.tsx'
import { commandsFor } from './commands.ts'
import { Marked } from './marked.tsx'
import styles from './palette.module.css'
import { type Option, optionGroups } from './palette-options.ts'
import { useSearch } from './use-search.ts'

type Props = {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly isSignedIn: boolean
  readonly onHelp: () => void
}

/** Search and commands over the page: a combobox with a list (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). */
export function Palette({ isOpen, onClose, ...reach }: Props) {
  return (
    <Dialog open={isOpen} onClose={onClose} title="Search and commands">
      <Finder onClose={onClose} {...reach} />
    </Dialog>
  )
}

function Finder({ onClose, isSignedIn, onHelp }: Omit<Props, 'isOpen'>) {
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const search = useSearch(typed)
  const groups = optionGroups(commandsFor({ isSignedIn, onHelp }), typed.trim(), search)
  const options = groups.flatMap((group) => group.options)
  const chosen = options[Math.min(active, options.length - 1)]
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  })
  const choose = (option: Option) => {
    onClose()
    if ('act' in option) option.act()
    else window.location.assign(option.path)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.nativeEvent.isComposing || options.length === 0) return
    if (by) setActive((Math.min(active, options.length - 1) + by + options.length) % options.length)
    else if (event.key === 'Enter' && chosen) choose(chosen)
    else return
    event.preventDefault()
  }
  return (
    <div className={styles.finder}>
      <input
        ref={withFocusFirst}
        type="text"
        role="combobox"
        aria-label="Search the course, or type a command"
        aria-expanded={options.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={chosen ? `${id}-${chosen.id}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        placeholder="Search the course, or type a command"
        className={styles.input}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      <p role="status" className={search.problem ? styles.problem : 'visually-hidden'}>
        {search.problem ?? (typed.trim() ? countText(options.length, 'suggestion') : '')}
      </p>
      <div ref={list} id={`${id}-list`} role="listbox" aria-label="Suggestions" className={styles.list}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is no group of options.
          <div key={group.title} role="group" aria-labelledby={`${id}-${group.title}`}>
            <div id={`${id}-${group.title}`} role="presentation" className={styles.group}>
              {group.title}
            </div>
            {group.options.map((option) => (
              // biome-ignore lint/a11y/useFocusableInteractive: as above.
              // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox hears the keys.
              <div
                key={option.id}
                id={`${id}-${option.id}`}
                role="option"
                aria-selected={option === chosen}
                className={styles.option}
                onClick={() => choose(option)}
                onMouseMove={() => option !== chosen && setActive(options.indexOf(option))}
              >
                <span className={styles.title}>
                  <Marked pieces={option.title} />
                  {option.context && <span className={styles.context}> · {option.context}</span>}
                </span>
                {option.excerpt && (
                  <span className={styles.excerpt}>
                    <Marked pieces={option.excerpt} />
                  </span>
                )}
              </div>
            ))}
          </div>
        ))}
      </div>
      {typed.trim() && (
        <a href={paths.search(typed.trim())} className={styles.all}>
          All results for “{typed.trim()}”
        </a>
      )}
    </div>
  )
}

/** Where a dialog puts the focus as it opens: what is typed from then on is not lost. React keeps the attribute to itself. */
const withFocusFirst = (element: HTMLElement | null) => element?.setAttribute('autofocus', '')
