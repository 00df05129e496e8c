'use client'
import { useState } from 'react'
import { providerAddress } from '#app/_shell/session.ts'
import { Button } from '#app/_ui/button.tsx'
import styles from './auth.module.css'

const names = { github: 'GitHub', google: 'Google' } as const

export function ProviderButtons({ providers, next }: { providers: (keyof typeof names)[]; next: string }) {
  const [problem, setProblem] = useState('')
  const go = async (provider: string) => {
    const address = await providerAddress(provider, next)
    if (address) window.location.assign(address)
    else setProblem('The server could not be reached. Try again.')
  }
  if (providers.length === 0) return null
  return (
    <div className={styles.form}>
      {providers.map((provider) => (
        <Button key={provider} onClick={() => go(provider)}>
          Continue with {names[provider]}
        </Button>
      ))}
      {problem && <p role="alert">{problem}</p>}
    </div>
  )
}
