import type { ScriptLabSpec } from '#lib/domain/labs/lab-spec.ts'
import type { Exploration } from '#sim/event-loop/explore/explore-program.ts'

export type OrdersRequest = { readonly source: string; readonly files: ScriptLabSpec['files'] }

export type OrdersReply =
  | { readonly type: 'progress'; readonly runs: number }
  | { readonly type: 'done'; readonly exploration: Exploration }
