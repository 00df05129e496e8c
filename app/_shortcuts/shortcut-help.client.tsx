'use client'
import { useState } from 'react'
import { Dialog } from '../_ui/dialog.client.tsx'
import styles from './shortcut-help.module.css'
import { areShortcutsOn, listedShortcuts, setShortcutsOn } from './shortcuts.ts'

/** Every key that the page understands now, and the switch that turns those without Ctrl or Alt off. */
export function ShortcutHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Dialog open={isOpen} onClose={onClose} title="Keyboard shortcuts">
      <Contents />
    </Dialog>
  )
}

function Contents() {
  const [isOn, setOn] = useState(areShortcutsOn)
  const [isRefused, setRefused] = useState(false)
  const change = (next: boolean) => {
    const isKept = setShortcutsOn(next)
    setRefused(!isKept)
    if (isKept) setOn(next)
  }
  return (
    <div className={styles.help}>
      {listedShortcuts().map(({ title, note, shortcuts }) => (
        <section key={title}>
          <h3 className={styles.title}>{title}</h3>
          {note && <p className={styles.note}>{note}</p>}
          <dl className={styles.keys}>
            {shortcuts.map(({ keys, text }) => (
              <div key={text} className={styles.row}>
                <dt>
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <label className={styles.switch}>
        <input type="checkbox" checked={isOn} onChange={(event) => change(event.target.checked)} />
        Single-key shortcuts on this device
      </label>
      <p className={styles.note} role="status">
        {isRefused
          ? 'This browser keeps nothing for this site, so the choice cannot be remembered.'
          : isOn
            ? 'They never act while you type.'
            : 'They are off. Keys with Ctrl, Cmd or Alt still act; this list is in the search under “Keyboard shortcuts”.'}
      </p>
    </div>
  )
}
