import { type Edit, editLines } from './edit-lines.ts'
import { methodCalls } from './sync-objects.ts'

/** The program in which a notification wakes one thread only, line for line: `notify_all()` and `notify(n)` become `notify()`. */
export function wakingOne(source: string): string | null {
  return editLines(source, (body) =>
    methodCalls(body).flatMap(({ func, args, keywords, line }): Edit[] => {
      if (func.attr === 'notify_all')
        return [{ line, from: func.endCol - func.attr.length, to: func.endCol, text: 'notify' }]
      const count = args[0] ?? keywords[0]?.value
      if (func.attr !== 'notify' || count === undefined) return []
      if (count.type === 'Constant' && count.value === 1) return []
      return [{ line, from: count.col, to: count.endCol, text: '1' }]
    }),
  )
}
