import Link from 'next/link'
import styles from './pager.module.css'

type Props = { page: number; pages: number; href: (page: number) => string; label: string }

export function Pager({ page, pages, href, label }: Props) {
  if (pages <= 1) return null
  return (
    <nav aria-label={label} className={styles.pager}>
      <Step to={page - 1} pages={pages} href={href}>
        Previous
      </Step>
      <span>
        Page {page} of {pages}
      </span>
      <Step to={page + 1} pages={pages} href={href}>
        Next
      </Step>
    </nav>
  )
}

function Step(props: Pick<Props, 'pages' | 'href'> & { to: number; children: string }) {
  const { to, pages, href, children } = props
  if (to < 1 || to > pages) return <span className={styles.off}>{children}</span>
  return (
    <Link href={href(to)} prefetch={false} className={styles.step}>
      {children}
    </Link>
  )
}
