import type { Permission } from '#lib/domain/access/policy.ts'
import type { SearchEntry } from '#lib/domain/search/search-entry.ts'
import { paths } from '#lib/shared/paths.ts'

const page = (title: string, path: string, text: string, permission?: Permission): SearchEntry => ({
  id: `page:${path}`,
  kind: 'page',
  title,
  context: '',
  text,
  path,
  ...(permission && { permission }),
})

/** The pages one goes to by name, each for those who may open it. */
export const sitePages: readonly SearchEntry[] = [
  page('Course', paths.course(), 'All modules and lessons in order: the course map, contents and syllabus.'),
  page('Labs', paths.labs(), 'Exercises with programs and simulations, graded by the server.'),
  page('Workbench', paths.workbench(), 'Write a program with threads and see every schedule.'),
  page('Drills', paths.drills(), 'Interview questions that come back when they are due.'),
  page('All interview cards', paths.browseCards(), 'Browse and filter the drills by topic and company.'),
  page('Simulations', paths.simulations(), 'Every machine of the course on its own.'),
  page('Policy tournament', paths.tournament(), 'Scheduling policies against each other.'),
  page('Glossary', paths.glossary(), 'The terms of the field, each in a sentence or two.'),
  page(
    'Verify a certificate',
    paths.certificates(),
    'Enter the code of a certificate to see that it stands.',
  ),
  page(
    'Progress',
    paths.progress(),
    'What you have done, objectives, quiz results, activity, certificate.',
    'learn',
  ),
  page('Notes and bookmarks', paths.notes(), 'What you marked and wrote beside lessons, labs and cards.'),
  page(
    'Account and devices',
    paths.account(),
    'Change the password, end sessions on other devices, download your data, erase the account.',
    'learn',
  ),
  page('Studio', paths.studio(), 'Write, preview and publish lessons.', 'lessons.edit'),
  page(
    'Reported questions',
    paths.studioReports(),
    'Studio: what learners find wrong with questions of quizzes and lessons.',
    'lessons.edit',
  ),
  page('Dashboard', paths.admin(), 'Admin: the funnel, activity and who is at risk.', 'progress.read'),
  page('Learners', paths.adminLearners(), 'Admin: the progress of each learner.', 'progress.read'),
  page('Users and roles', paths.adminUsers(), 'Admin: accounts, roles and suspensions.', 'users.read'),
  page('Audit log', paths.adminAudit(), 'Admin: who changed what, and when.', 'audit.read'),
]
