import NextAuth from 'next-auth'
import { authOptions } from '#lib/auth/next-auth.ts'

type RouteContext = { params: Promise<{ nextauth: string[] }> }

const handler = (request: Request, context: RouteContext) =>
  NextAuth(request as never, context as never, authOptions(request))

export { handler as GET, handler as POST }
