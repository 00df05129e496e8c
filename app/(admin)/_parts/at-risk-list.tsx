import Link from 'next/link'
import { riskCodes, riskTitles } from '#lib/domain/analytics/at-risk.ts'
import type { Dashboard } from '#lib/services/get-dashboard.ts'
import { paths } from '#lib/shared/paths.ts'
import styles from './at-risk-list.module.css'
import { withQuery } from './query-string.ts'

const SHOWN = 8

/** The first few who may need a hand with the reasons, and how many there are of each kind. */
export function AtRiskList({ atRisk }: { atRisk: Dashboard['atRisk'] }) {
  if (atRisk.length === 0) return <p>Nobody stands out right now.</p>
  const count = (code: string) =>
    atRisk.filter(({ risks }) => risks.some((risk) => risk.code === code)).length
  return (
    <>
      <ul className={styles.kinds}>
        {riskCodes.map((code) => (
          <li key={code}>
            <Link href={withQuery(paths.adminLearners(), { risk: code })} prefetch={false}>
              {riskTitles[code]}: {count(code)}
            </Link>
          </li>
        ))}
      </ul>
      <ol className={styles.people}>
        {atRisk.slice(0, SHOWN).map(({ id, name, risks }) => (
          <li key={id}>
            <Link href={paths.adminLearner(id)} prefetch={false} className={styles.name}>
              {name}
            </Link>
            {risks.map(({ code, reason }) => (
              <span key={reason} data-code={code}>
                {reason}
              </span>
            ))}
          </li>
        ))}
      </ol>
      {atRisk.length > SHOWN && (
        <Link
          href={withQuery(paths.adminLearners(), { risk: 'any', sort: 'risks', direction: 'desc' })}
          prefetch={false}
        >
          Show all {atRisk.length}
        </Link>
      )}
    </>
  )
}
